/** Units of measurement behind a number. */

/** As they are written: capitals matter. @see SI brochure, 9th edition; IEC 80000-13 */
export const unitSymbols: ReadonlySet<string> = new Set(
  (
    'm km cm mm nm µm μm mi ft yd g kg mg µg μg mcg t lb lbs oz l L ml mL cl dl gal s ms ns µs μs h hr hrs min mins sec secs ' +
    'K C F J kJ MJ W kW MW GW Wh kWh MWh V mV kV A mA Ah mAh Hz kHz MHz GHz Pa kPa hPa bar mbar psi N kN ' +
    'B kB KB MB GB TB PB KiB MiB GiB TiB Mbps Gbps kbps Mbit Gbit px pt em rem dpi fps rpm mph km/h kph m/s ' +
    'm² m2 km² km2 m³ m3 cm² cm3 cm³ cc kcal cal kca dB ppm mmol/L mg/dL mmHg bpm lm lx mol ha pcs tbsp tsp °C °F ° % ‰ ' +
    '% 개 명 분 시간 킬로 평 층 살 개월 주 个 人 公斤 公里 小时 分钟 天 个月 時間 分間 個 匹 本 キロ'
  ).split(' '),
)

/** Lower case, whole words. */
export const unitNames: ReadonlySet<string> = new Set(
  (
    'meter meters metre metres kilometer kilometers kilometre kilometres centimeter centimeters centimetre centimetres ' +
    'millimeter millimeters mile miles foot feet inch inches yard yards gram grams kilogram kilograms kilo kilos milligram ' +
    'milligrams ton tons tonne tonnes pound pounds ounce ounces liter liters litre litres milliliter milliliters gallon gallons ' +
    'cup cups tablespoon tablespoons teaspoon teaspoons second seconds minute minutes hour hours day days night nights week ' +
    'weeks month months year years degree degrees celsius fahrenheit kelvin watt watts kilowatt kilowatts volt volts amp amps hertz ' +
    'byte bytes kilobyte kilobytes megabyte megabytes gigabyte gigabytes terabyte terabytes bit bits pixel pixels calorie ' +
    'calories acre acres hectare hectares percent persons people guests adults children passengers tickets pieces items ' +
    'units servings steps stunden minuten tage wochen monate jahre prozent heures jours semaines mois ans ' +
    'horas minutos días semanas meses años kilómetros kilometer'
  ).split(' '),
)
