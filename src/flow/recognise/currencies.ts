/** Signs, codes and names of currencies. */

/** @see Unicode 16, category Sc */
export const currencySigns: ReadonlySet<string> = new Set(
  '$¢£¤¥฿₠₡₢₣₤₦₧₨₩₪₫€₭₮₱₲₴₵₸₹₺₼₽₾₿﷼＄￡￥￦',
)

/** @see ISO 4217:2015, list one, and the codes of two traded coins */
export const currencyCodes: ReadonlySet<string> = new Set(
  (
    'AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF ' +
    'CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG ' +
    'HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA ' +
    'MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD ' +
    'RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX ' +
    'USD UYU UZS VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW BTC ETH'
  ).split(' '),
)

/** Codes that are words, names or brands as well: before a number they say nothing. */
export const wordlikeCodes: ReadonlySet<string> = new Set(
  'ALL AMD BAM BOB COP CUP ERN GEL MAD MOP PEN PHP RON SOS TOP TRY LAK MUR NAD'.split(' '),
)

/** Lower case, as they stand behind a number; no `pound`, which is a weight as well. */
export const currencyNames: ReadonlySet<string> = new Set(
  (
    'dollar dollars euro euros cent cents yen yuan renminbi rmb rupee rupees rs won peso pesos franc francs franken krona kronor ' +
    'kroner krone zloty lira liras ruble rubles rouble roubles baht dirham dirhams dinar dinars shekel shekels rand naira ' +
    'real reais reales dólar dólares dolares dollari pence quid bucks bitcoin bitcoins usd eur gbp inr jpy cny krw cad aud chf ' +
    '원 만원 달러 엔 유로 円 ドル ユーロ 元 块 美元 欧元 日元 人民币 рублей рубля рубль долларов евро'
  ).split(' '),
)
