/**
 * Unambiguous names of countries that are missing in the ISO lists and their translations, by alpha-2 code. Safe fixes
 * replace them with the code.
 */
export const countryAliases: Readonly<Record<string, readonly string[]>> = {
  // Its parts have no alpha-2 codes of their own.
  GB: ["England", "Scotland", "Wales", "Northern Ireland", "Britain"],
  // The best-known part, as a name of the whole.
  AG: ["Antigua"],
  BA: ["Bosnia"],
  KN: ["St. Kitts"],
  TT: ["Trinidad"],
  VC: ["St. Vincent"],
  // Everyday short forms of the official name.
  AE: ["Emirates"],
  CC: ["Cocos Islands"],
  CN: ["PRC"],
  CD: ["DRC", "DR Congo", "Congo (DRC)"],
  FK: ["Falklands"],
  IE: ["Republic of Ireland"],
  KP: ["DPRK"],
  KR: ["ROK"],
  MO: ["Macau SAR"],
  SA: ["KSA"],
  SX: ["St. Maarten"],
  US: ["America", "US of A", "EE. UU.", "EUA", "États-Unis"],
  VA: ["Vatican"],
  VG: ["BVI"],
  VI: ["USVI"],
  ZA: ["RSA"],
  // Former name.
  TL: ["East Timor"],
};

/**
 * Names that mean a country with general knowledge, by alpha-2 code: the meaning is stated as certain, but only
 * suggested. Above all, names that are spelled like those of other countries.
 */
export const knownCountryNames: Readonly<Record<string, readonly string[]>> = {
  // Official names that `formsOf` does not reduce to the short name (UN, UNTERM).
  AR: ["Argentine Republic", "Argentine Nation"],
  GE: ["Republic of Georgia", "Georgia (country)"],
  CN: ["P.R. China", "PRC China", "China PRC", "Mainland China", "中國"],
  CG: ["Congo (the)", "Republic of Congo", "Congo Republic", "French Congo"],
  CH: ["Swiss Confederation", "Confoederatio Helvetica", "Confédération suisse", "Schweizerische Eidgenossenschaft"],
  CZ: ["Czech Rep.", "Bohemia"],
  DO: ["Dominican Rep.", "Dom. Rep."],
  FR: ["French Republic", "République française", "Metropolitan France", "Corsica", "Corse"],
  GA: ["Gabonese Republic"],
  GR: ["Hellenic Republic", "Crete", "EL"],
  IT: ["Italian Republic", "Repubblica Italiana", "Sicily", "Sardinia", "South Tyrol"],
  KG: ["Kyrgyz Republic", "Kirghizia"],
  LB: ["Lebanese Republic"],
  LY: ["Libyan Arab Jamahiriya", "Great Socialist People's Libyan Arab Jamahiriya"],
  MX: ["United Mexican States", "Estados Unidos Mexicanos"],
  PT: ["Portuguese Republic", "República Portuguesa", "Madeira", "Azores", "Açores"],
  SK: ["Slovak Republic"],
  SY: ["Syrian Republic"],
  TG: ["Togolese Republic"],
  TW: ["Republic of China", "China Republic", "R.O.C.", "Taiwan R.O.C.", "Chinese Taipei", "Taipei", "Formosa"],
  VA: ["State of the Vatican City"],
  // Parts that have no code of their own.
  AE: ["Dubai", "Abu Dhabi", "Sharjah", "Ajman", "Fujairah", "Ras al-Khaimah", "Umm al-Quwain", "Trucial States"],
  AU: ["Tasmania", "New South Wales", "Queensland", "Lord Howe Island"],
  ES: [
    ...["Ceuta", "Melilla", "Canary Islands", "Canarias", "Balearic Islands", "Mallorca", "Majorca", "Ibiza"],
    ...["Tenerife", "Catalonia", "Catalunya", "Cataluña", "Basque Country", "Reino de España"],
  ],
  EC: ["Galapagos", "Galápagos Islands"],
  FI: ["Lapland"],
  GB: [
    ...["N. Ireland", "Ulster", "British Isles", "Great Britain and Northern Ireland", "GB & NI", "GB and NI"],
    ...["England and Wales", "Shetland", "Orkney", "Nordirland", "Irlande du Nord", "Irlanda del Norte"],
    ...["Irlanda del Nord", "Irlanda do Norte", "Noord-Ierland"],
  ],
  GG: ["Sark", "Alderney", "Bailiwick of Guernsey"],
  CA: ["Newfoundland", "Labrador"],
  AG: ["Barbuda"],
  BQ: ["Sint Eustatius", "St. Eustatius", "Saba"],
  CC: ["Keeling Islands"],
  FK: ["Malvinas"],
  FO: ["Faroes"],
  GS: ["South Georgia", "South Sandwich Islands"],
  IO: ["Diego Garcia", "Chagos Islands", "Chagos Archipelago"],
  IQ: ["Iraqi Kurdistan"],
  JE: ["Bailiwick of Jersey"],
  KN: ["Nevis"],
  MY: ["Sabah", "Sarawak", "Malaya"],
  SH: ["Ascension", "Ascension Island", "Tristan da Cunha", "Saint Helena Island"],
  PM: ["Miquelon", "St. Pierre"],
  PS: ["Gaza", "Gaza Strip", "West Bank"],
  SJ: ["Jan Mayen", "Svalbard"],
  TC: ["Caicos", "Turks & Caicos"],
  TT: ["Tobago"],
  TZ: ["Zanzibar", "Tanganyika"],
  UM: ["US Minor Outlying Islands", "Minor Outlying Islands", "United States Outlying Islands", "US Minor Islands"],
  US: ["Hawaii", "Alaska"],
  VC: ["Grenadines"],
  // Former names that are not in ISO 3166-3, which the library has.
  AO: ["Portuguese West Africa"],
  BD: ["East Pakistan"],
  BY: ["Byelorussia", "White Russia", "Weißrussland"],
  BW: ["Bechuanaland"],
  BZ: ["British Honduras"],
  CD: ["Belgian Congo", "Democratic Congo", "Congo Democratic Republic", "Congo DR", "República Democrática do Congo"],
  CF: ["C.A.R.", "Ubangi-Shari", "Oubangui-Chari", "Central African Empire"],
  DE: ["West Germany", "BRD", "FRG", "Bavaria"],
  EH: ["Spanish Sahara"],
  ET: ["Abyssinia"],
  GN: ["French Guinea", "Guinea-Conakry"],
  GQ: ["Spanish Guinea"],
  GW: ["Portuguese Guinea"],
  GY: ["British Guiana"],
  ID: ["Dutch East Indies", "Bali"],
  IR: ["Persia", "Eýran"],
  JO: ["Transjordan"],
  KH: ["Kampuchea", "Khmer Republic"],
  LK: ["Ceylon"],
  LS: ["Basutoland"],
  MG: ["Malagasy Republic"],
  ML: ["French Sudan"],
  MK: ["FYROM", "FYR Macedonia"],
  MW: ["Nyasaland"],
  MZ: ["Portuguese East Africa"],
  NA: ["South West Africa", "South-West Africa", "German South West Africa"],
  OM: ["Muscat and Oman"],
  SB: ["British Solomon Islands"],
  SO: ["British Somaliland", "Italian Somaliland"],
  SR: ["Dutch Guiana"],
  TH: ["Siam"],
  TJ: ["Tadzhikistan"],
  TL: ["Portuguese Timor"],
  TM: ["Turkmenia"],
  TV: ["Ellice Islands"],
  KI: ["Gilbert Islands"],
  VN: ["North Vietnam", "South Vietnam"],
  WS: ["Western Samoa", "German Samoa"],
  YE: ["North Yemen", "South Yemen", "Southern Yemen"],
  ZM: ["Northern Rhodesia"],
  ZW: ["Southern Rhodesia"],
  // Short forms.
  CI: ["Ivory Coast (Côte d'Ivoire)"],
  KP: ["Democratic Republic of Korea", "Korea North"],
  KR: ["Korea Republic", "Republic Korea", "Korea South"],
  LA: ["Lao P.D.R.", "Laos P.D.R."],
  NZ: ["Aotearoa", "Aotearoa New Zealand"],
  PG: ["Papua N.G."],
  RU: ["Russian Fed."],
  SA: ["Saudi", "S. Arabia"],
};

/** Words for what or who is from a country, in English, where they are spelled like another place or unlike the country. */
export const demonyms: Readonly<Record<string, readonly string[]>> = {
  ...{ AU: ["Australian"], AT: ["Austrian"], BE: ["Belgian"], BR: ["Brazilian"], CA: ["Canadian"], CN: ["Chinese"] },
  ...{ CZ: ["Czech"], DE: ["German"], DK: ["Danish"], ES: ["Spanish"], FI: ["Finnish"], FR: ["French"] },
  ...{
    GB: ["British", "English", "Scottish", "Welsh"],
    GR: ["Greek"],
    HU: ["Hungarian"],
    IE: ["Irish"],
    IN: ["Indian"],
  },
  ...{ IT: ["Italian"], JP: ["Japanese"], MX: ["Mexican"], NL: ["Dutch"], NO: ["Norwegian"], PL: ["Polish"] },
  ...{ PT: ["Portuguese"], RU: ["Russian"], SE: ["Swedish"], TR: ["Turkish"], US: ["American"] },
};

/**
 * Three-letter codes from sport that differ from ISO 3166 (IOC, and FIFA for the parts of the United Kingdom). Only
 * those that are unambiguous and have never been a code in ISO 3166.
 */
export const sportCodes: Readonly<Record<string, string>> = {
  ...{ ALG: "DZ", ANG: "AO", BAH: "BS", BAN: "BD", BIZ: "BZ", BOT: "BW", BUL: "BG", CRC: "CR", CRO: "HR", DEN: "DK" },
  ...{ ENG: "GB", ESA: "SV", FIJ: "FJ", GAM: "GM", GER: "DE", GRE: "GR", GUA: "GT", HAI: "HT", HON: "HN", INA: "ID" },
  ...{ IRI: "IR", KUW: "KW", LAT: "LV", LIB: "LB", MAS: "MY", MGL: "MN", MYA: "MM", NCA: "NI", NED: "NL", NGR: "NG" },
  ...{ NIR: "GB", PAR: "PY", PHI: "PH", POR: "PT", PUR: "PR", SAM: "WS", SCO: "GB", SIN: "SG", SUD: "SD", SUI: "CH" },
  ...{ TAN: "TZ", TPE: "TW", URU: "UY", VIE: "VN", WAL: "GB", ZAM: "ZM", ZIM: "ZW" },
};

/** Other names of countries that ISO 3166 has withdrawn, by their names in ISO 3166-3. */
export const formerNames: Readonly<Record<string, readonly string[]>> = {
  Czechoslovakia: ["Czecho-Slovakia", "Czechoslovak Republic", "Tchécoslovaquie", "Tschechoslowakei"],
  "German Democratic Republic": ["East Germany", "GDR"],
  "Netherlands Antilles": ["NL Antilles", "Neth. Antilles", "Dutch Antilles", "N. Antilles", "Curaçao & Bonaire"],
  "Serbia and Montenegro": ["Serbia & Montenegro", "Serbia-Montenegro"],
  USSR: ["Soviet Union", "U.S.S.R."],
  Yugoslavia: ["Jugoslavia", "Jugoslawien", "Yugoslavie", "Federal Republic of Yugoslavia"],
};

/** Countries that may be written with another one: `Taiwan, China` is Taiwan, and `Bermuda (UK)` is Bermuda. */
export const dependencies: Readonly<Record<string, readonly string[]>> = {
  AU: ["CC", "CX", "HM", "NF"],
  CN: ["HK", "MO", "TW"],
  DK: ["FO", "GL"],
  FI: ["AX"],
  FR: ["BL", "GF", "GP", "MF", "MQ", "NC", "PF", "PM", "RE", "TF", "WF", "YT"],
  GB: ["AI", "BM", "FK", "GG", "GI", "GS", "IM", "IO", "JE", "KY", "MS", "PN", "SH", "TC", "VG"],
  NL: ["AW", "BQ", "CW", "SX"],
  NO: ["BV", "SJ"],
  NZ: ["CK", "NU", "TK"],
};

/** Names that several countries share, or that are a region in several countries: the user has to choose. */
export const sharedNames: Readonly<Record<string, readonly string[]>> = {
  // Scotland in Gaelic, and a county in Romania.
  Alba: ["GB", "RO"],
  "Virgin Islands": ["VG", "VI"],
  "Virgin Isles": ["VG", "VI"],
  Korea: ["KR", "KP"],
  Congo: ["CD", "CG"],
  "Saint Martin": ["MF", "SX"],
  "San Martín": ["MF", "SX"],
  "São Martinho": ["MF", "SX"],
  "Sankt Martin": ["MF", "SX"],
  Guiana: ["GF", "GY"],
  // Misspelt names that are near to none, or to several.
  Holand: ["NL"],
  Lybia: ["LY"],
  Nigera: ["NG", "NE"],
  Timor: ["TL", "ID"],
  "New Guinea": ["PG", "ID"],
  Borneo: ["ID", "MY", "BN"],
  "Channel Islands": ["JE", "GG"],
  Rhodesia: ["ZW", "ZM"],
  Hispaniola: ["DO", "HT"],
  // A country in another language, and a large city or a district elsewhere.
  Columbia: ["CO", "US"],
  Franca: ["FR", "BR"],
  Guadalupe: ["GP", "MX"],
  Norfolk: ["GB", "NF", "US"],
  Salvador: ["SV", "BR"],
  "Santa Lucia": ["LC", "ES"],
};

/** Names that are not countries although they are spelled like one, and why. */
export const noCountries: readonly (readonly [reason: string, names: readonly string[]])[] = [
  [
    "It is a region with several countries.",
    [
      ...["Europe", "European Union", "Eurozone", "Asia", "Africa", "North Africa", "South America", "North America"],
      ...["Central America", "Latin America", "Americas", "The Americas", "Oceania", "Australasia", "Polynesia"],
      ...["Melanesia", "Indochina", "Arabia", "Middle East", "Far East", "Near East", "Caribbean", "West Indies"],
      ...["Antilles", "Balkans", "Baltics", "Baltic States", "Benelux", "Scandinavia", "Nordics", "Iberia", "Siberia"],
      ...["West Africa", "East Africa", "Central Africa", "Southern Africa", "Sub-Saharan Africa", "Maghreb", "Levant"],
      ...["Southeast Asia", "South Asia", "East Asia", "Central Asia", "Asia Pacific", "Western Europe"],
      ...["Eastern Europe", "Northern Europe", "Southern Europe", "Central Europe", "United Nations", "Kurdistan"],
      ...[
        "EMEA",
        "APAC",
        "LATAM",
        "MENA",
        "ANZ",
        "DACH",
        "CEE",
        "GCC",
        "ASEAN",
        "NAFTA",
        "Commonwealth",
        "EEA",
        "EFTA",
      ],
      ...["World", "Worldwide", "Global", "International", "Overseas", "Abroad", "Foreign", "Eurasia"],
    ],
  ],
  ["It is only a word for a country.", ["Land", "Pays", "País", "Paese", "Country"]],
  [
    "It has no code in ISO 3166, since it is not generally recognised as a country.",
    [
      ...["Somaliland", "Transnistria", "Abkhazia", "South Ossetia", "Nagorno-Karabakh", "Artsakh"],
      ...["Turkish Republic of Northern Cyprus", "TRNC", "Northern Cyprus", "Sealand"],
    ],
  ],
];

/**
 * Letters on cars that address lists of Europe have for the country (distinguishing signs of the Convention on Road
 * Traffic). Those that may also mean yes or no are left out.
 */
export const carSigns: ReadonlyMap<string, string> = new Map(
  Object.entries({ A: "AT", B: "BE", D: "DE", E: "ES", F: "FR", H: "HU", I: "IT", L: "LU", P: "PT" }),
);
