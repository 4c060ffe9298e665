/**
 * The words with which APIs name fields, by the information type that they state. To teach the
 * guard a word, add it here: singular, lower case; the plural is known with it.
 *
 * The last known word of a name decides (`order_email_count` is a count), so a word that often
 * stands behind others for something else belongs under `last`, `alone` or into `pairs`.
 */
import type { InformationType } from './flow.ts'

export interface FieldWords {
  /** State the type wherever they stand in a name, unless a known word stands behind them. */
  readonly anywhere?: string
  /** State the type only where they close a name: `message_id` holds no message. */
  readonly last?: string
  /** State the type only where they are the whole name. */
  readonly alone?: string
  /** Two words that stand side by side, with a comma between pairs; they come before single words. */
  readonly pairs?: string
}

export const fieldWords: Readonly<Partial<Record<InformationType, FieldWords>>> = {
  credential: {
    anywhere:
      'password passwd passphrase passcode secret token apikey credential authorization jwt otp apitoken accesstoken privatekey connectionstring',
    last: 'cookie mnemonic',
    alone: 'pin',
    pairs:
      'api key,access key,private key,secret key,verification code,one time,auth code,security code,security answer,connection string,seed phrase,recovery phrase,access code,login code,pin code',
  },
  'email-address': {
    anywhere: 'email emailaddress mail',
    pairs: 'email address,mail address,email id',
  },
  'phone-number': {
    anywhere: 'phone phonenumber telephone mobile msisdn fax cellphone',
    alone: 'tel cell whatsapp',
    pairs: 'contact number,cell number,fax number',
  },
  'payment-card': {
    anywhere: 'cvv cvc cardnumber',
    pairs: 'card number,credit card,debit card,card cvv,card expiry',
  },
  'bank-account': {
    anywhere: 'iban bic swift',
    pairs: 'account number,bank account,routing number,sort code',
  },
  'national-id': {
    anywhere: 'ssn passport',
    pairs:
      'national id,social security,tax id,driver license,drivers license,driving licence,driving license,license number,national insurance,identity card,identity number',
  },
  'birth-date': {
    anywhere: 'birthday birthdate dob',
    pairs: 'birth date,birth year,birth day,year birth',
  },
  health: {
    anywhere:
      'diagnosis diagnoses symptom medication medicine allergy blood bmi heartrate prescription patient disease illness disorder vaccine vaccination treatment therapy dosage surgery glucose cholesterol disability medical health',
    pairs:
      'heart rate,blood type,blood pressure,blood sugar,mental health,body fat,medical condition',
  },
  'sexual-life': { anywhere: 'sexuality', pairs: 'sexual orientation' },
  belief: {
    anywhere: 'religion religious faith denomination',
    pairs: 'political view,political party',
  },
  'ethnic-origin': { anywhere: 'ethnicity ethnic caste', pairs: 'racial origin' },
  'legal-matter': {
    anywhere: 'lawsuit conviction probation felony litigation',
    pairs: 'criminal record,criminal history,legal case,court case,immigration status',
  },
  'family-life': {
    anywhere: 'marital divorce custody pregnancy pregnant',
    pairs: 'marital status,family status,relationship status,filing status',
  },
  finance: {
    anywhere: 'mortgage loan debt portfolio creditworthiness',
    pairs:
      'credit score,credit limit,net worth,tax return,annual income,gross pay,net pay,gross salary,net salary,income tax',
  },
  employment: {
    anywhere: 'occupation profession employment jobtitle resume',
    pairs: 'job title,job role,job description,job type,work experience,work history',
  },
  education: {
    anywhere: 'gpa diploma education curriculum',
    last: 'major semester coursework',
    pairs: 'grade level,field study,academic year,test score',
  },
  location: {
    anywhere:
      'address street city zip zipcode postcode postal country latitude longitude lat lon lng location province county neighborhood neighbourhood town village suburb hometown birthplace residence coordinate landmark airport continent',
    last: 'region district venue place destination area territory locality geo station directions stop pickup dropoff',
    alone: 'origin',
    pairs:
      'zip code,postal code,post code,country code,area code,place birth,travel from,travel to,flight from,flight to,fly from,fly to,where to,where from,address line,address state,home state,departure location,arrival location,starting point,meeting point,airport code,iata code,code postal',
  },
  'person-name': {
    anywhere: 'firstname lastname fullname surname',
    last: 'artist singer composer songwriter actor actress director cast starring author writer performer musician speaker narrator president celebrity coach producer',
    pairs: 'first name,last name,full name,given name,family name,middle name,maiden name',
  },
  'account-id': {
    anywhere: 'username userid accountid customerid',
    last: 'login nickname screenname account',
    alone: 'handle uid',
    pairs:
      'user name,account id,user id,customer id,member id,employee id,patient id,client id,student id,player id,applicant id,policy number,policy id,owner id,author id,driver id,membership number,membership id,account name,frequent flyer,loyalty number,sender id,receiver id,recipient id',
  },
  'order-id': {
    anywhere:
      'orderid orderno bookingid ordernumber bestellnummer auftragsnummer buchungsnummer rechnungsnummer sendungsnummer',
    pairs:
      'order id,order number,order no,booking id,booking number,booking reference,booking code,reservation id,reservation number,reservation code,confirmation number,confirmation code,confirmation id,invoice id,invoice number,tracking number,tracking id,tracking code,shipment id,shipment number,purchase id,receipt id,receipt number,track number',
  },
  'organisation-name': {
    anywhere:
      'company organization organisation employer vendor supplier manufacturer merchant agency airline publisher institution carrier university hospital corporation enterprise',
    last: 'restaurant hotel theater theatre cinema clinic school college brand team provider operator store shop dealer studio bank org museum gym salon firm maker seller salesperson distributor league club exchange broker insurer',
    pairs:
      'restaurant name,hotel name,theater name,theatre name,cinema name,clinic name,school name,brand name,team name,provider name,store name,shop name,bank name,studio name,home team,away team',
  },
  money: {
    anywhere:
      'price amount cost balance salary fee budget currency payment rent fare revenue profit earning expense expenditure income wage deposit dividend premium donation tuition payout subtotal spending spend msrp',
    last: 'tip tax vat duty tariff discount bill bid refund cash charge cap worth usd eur savings sales turnover',
    pairs: 'currency code,market cap,price range,grand total,total due',
  },
  'date-time': {
    anywhere: 'date time datetime timestamp deadline expiry expiration when weekday',
    last: 'day month year week hour created updated modified published since until due expires at schedule checkin checkout decade century timeframe period quarter season arrival departure on timespan',
    alone: 'ts dates after before minute second',
    pairs:
      'opening hours,business hours,check in,check out,due by,time zone,created on,date range,created at,updated at',
  },
  'file-path': {
    anywhere: 'filepath directory folder filename cwd dirname pathname',
    last: 'path file dir pwd',
    pairs: 'file name,dir name,output file,input file',
  },
  url: {
    anywhere: 'url uri href link endpoint hyperlink',
    last: 'website homepage webpage permalink webhook site',
    pairs: 'web address,web site,home page,web page',
  },
  host: {
    anywhere: 'host hostname domain ip subdomain',
    last: 'port nameserver',
    pairs: 'ip address,mac address,ip range',
  },
  'source-code': {
    anywhere: 'script snippet sourcecode',
    last: 'sql regex xpath selector cypher graphql javascript html css markup stylesheet',
    alone: 'cmd command smiles',
  },
  'message-text': {
    last: 'message body comment subject text content description desc summary note review feedback bio caption overview instruction detail question answer reply abstract explanation greeting reason quote quotation lyric definition plot biography post tweet transcript paragraph sentence announcement reasoning thought rationale passage translation prompt problem claim analysis insight argument advice summarization meaning example story news remark statement guideline objective requirement purpose goal recommendation conclusion observation hypothesis background context about',
  },
  'search-query': {
    anywhere: 'keyword searchterm searchquery hashtag',
    last: 'query search term pattern criteria filter wordlist',
    alone: 'q',
    pairs: 'search term,search query,search string,search text,search type,query text',
  },
  item: {
    anywhere:
      'ingredient recipe song track album movie film playlist watchlist wishlist headline product dish ticker vehicle',
    last: 'name title item framework library plugin workflow bucket emoji chapter label book show game event task project course symbol stock asset food drink meal topic tag package plan artifact model device machine car property appliance tool app application service module repository repo branch workspace channel table database collection container dataset namespace node element component widget section heading article document attachment photo image picture video audio gift goods form program programme merchandise menu addon topping beverage animal pet breed plant species sport activity hobby exercise attraction tour trip route flight train bus ship ride instrument coin cryptocurrency crypto fund security network chain contract agenda appointment meeting reminder alarm skill job position word phrase concept entity object resource template campaign offer deal voucher coupon achievement award prize series episode magazine newspaper journal paper issue ticket pull milestone release build pipeline cluster server vm function variable',
  },
  attribute: {
    anywhere: 'color colour cuisine gender timezone',
    last: 'type kind attribute category genre material style format mode class language lang locale theme feature option variant version edition platform encoding preference dietary diet flavor flavour taste shape texture fabric capacity resolution storage priority severity difficulty role sort direction side orientation weather forecast condition climate visibility quality tier sector industry sex nationality interest mood tone audience grade method technique algorithm strategy scope protocol unit units size amenity facility seat gate terminal room furniture specialty speciality compatibility connectivity connection interface layout finish design subtype subcategory classification group segment dialect accent license licence trait characteristic specification spec parameter setting config configuration permission access privilege party ordering granularity alignment rotation fields field',
    alone: 'order',
    pairs:
      'order by,sort by,sort order,group by,travel class,cabin class,seat class,payment method,payment type,order type,status type,language code,time unit,field name,attribute name,column name,parameter name,property type',
  },
  quantity: {
    anywhere: 'percentage percent',
    last: 'count quantity qty total sum length width height depth distance duration age score rating rank ratio rate limit offset max min average avg mean median minimum maximum volume range metric row speed temperature temp humidity pressure voltage radius level index timeout delay interval threshold precision guests adults children infants people nights rooms beds baths bedrooms bathrooms calories steps points votes likes views followers days hours minutes seconds weeks months years tokens step iteration attempt retry page probability confidence frequency bandwidth latency weight mileage altitude elevation uv aqi wins losses kills goals stars serving portion protein carbs fat fiber sodium calorie velocity mass power energy force torque diameter thickness angle decimals digits seed dimension scale factor multiplier coefficient headcount difference change gain loss growth yield',
    alone: 'high low',
    pairs:
      'party size,page size,screen size,battery life,max results,per page,line height,font size,max length,min length,fuel level,percent change',
  },
  status: {
    last: 'status state success ok enabled disabled active verified available availability outcome progress stage phase flag required visible completed done exists valid error warning alert',
    pairs: 'status code,error code,exit code,response code,return code',
  },
  'record-id': {
    last: 'id txid uuid guid slug sku isbn asin cik doi issn barcode serial checksum sha md5 commit revision nonce etag identifier cid pid vin',
    alone: 'ref reference hash digest fingerprint',
    pairs:
      'reference number,serial number,commit hash,file hash,transaction hash,block hash,tx hash,case number,model number,flight number,ticket number,part number,id number,item number,plate number,license plate,train number,room number,transaction number,stock code,product code,course code',
  },
}

/** Pairs whose single words would mislead: a page token lets nobody in. */
export const pairsThatStateNothing =
  'page token,pagination token,next token,continuation token,sync token,progress token,token address,token id,token symbol,token name,secret name,wallet address,contract address,memory address,function address'

/** Roles of persons: a field that is called so, or `<role>_name`, names the person. */
export const personRoles =
  'owner author assignee recipient customer patient employee attendee participant contact person reviewer manager student tenant client reporter requester organizer doctor driver passenger guest sender receiver teacher instructor nurse physician dentist therapist trainer stylist applicant candidate spouse husband wife friend colleague boss renter traveler traveller landlord invitee beneficiary payee approver adjuster prescriber inspector supervisor advisor adviser attorney lawyer mentor tutor caregiver signatory'

/** Roles that name a person in a record, though not whom a flow is about. */
export const otherRoles = 'user member player creator winner leader artist director captain scorer'
