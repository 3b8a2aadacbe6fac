import { windows1252 } from "../../server/src/document/encoding.ts";

/** Names as people write them, by their language; every one has letters beyond ASCII. */
export const westernNames: Readonly<Record<string, readonly string[]>> = {
  German: words(`Müller Größe Jäger Köln Übersee Straßenbau Weiß Schäfer Düsseldorf Österreich Ärztehaus Böhm Grünwald
    Fußpflege Lüneburg Schröder Käse Bäckerei Nürnberg Thüringen Würth Löwe Mönch Gießen Ölhandel Körner Dürr Zürich
    Großhändler MÜLLER STRAßE ÄRZTE KÖLN Büro-Möbel Käthe Präzision`),
  French: words(`Société Générale Élysée Hélène Français Château Crème Noël Forêt Côte Père Évêque Bibliothèque Siècle
    Hôpital Maître Août Goût Île-de-France Nîmes Bâtiment Théâtre Pâtisserie Dîner Citroën Loïc Anaïs Besançon
    Garçon Œuvre Cœur Fête Crêperie Règlement Très Thérèse Où Déjà Québec MONTRÉAL SOCIÉTÉ L’Oréal Créée Blésois Genève`),
  Spanish: words(`Muñoz Peña España García Martínez José Núñez Ibáñez Málaga Córdoba Cádiz Compañía Señor Niño Pingüino
    Güemes Ángel Óptica Ávila Íñigo Ñuñoa Suárez Joaquín Zúñiga León Gómez Jiménez Ramírez Álvarez Medellín Bogotá
    MÉXICO ESPAÑA PEÑA Perú Logística`),
  Portuguese: words(`São João Conceição Ações Câmara Côrte Irmã Maçã Mãe Guimarães Magalhães Simões Camões Antônio
    Três Português Inglês Você Atlântico Ângela Indústria Comércio Águas Importação CONSTRUÇÃO Évora Setúbal Leões
    Farmácia Padrão Pão Trás-os-Montes Alimentícia Suíça Croácia Araújo Ibiporã`),
  Italian: words(`Città Università Caffè Società Perché Forlì Cefalù Niccolò Però Salò Gesù Cantù Libertà Qualità È Più
    Lunedì Virtù Noè Salomè Mosè Sanità Novità Pietà Nicolò Giò Canicattì Cioè Così Attività CITTÀ Bontà Comodità
    Pubblicità Velocità`),
  Dutch: words(`België Israël Coöperatie Zoë Financiën Daniël Ruïne Reünie Oriëntatie Patiënt Café Crèche Privé
    Scène Oekraïne Noël Joël Rafaël Hygiëne Italië Brazilië Zeeën Geïnd Égberts Poëzie Beëdigd Tweeën Gabriël Michaël
    Vacuüm Één Ideeën Knieën Carrière Materiële`),
  Swedish: words(`Malmö Göteborg Västerås Örebro Jönköping Umeå Luleå Åsa Sjöberg Lindström Öberg Håkan Älvsjö Åkesson
    Söderström Växjö Skövde Gävle Borås Östersund Ängelholm Mårten Björn Nyström Hällström Bygg-Mäster Förvaltning
    Trädgård Måleri Rör Elmäklare ÅHLÉN ÖBERG`),
  Danish:
    words(`København Århus Ærø Søren Jørgensen Møller Østergaard Sæby Rønne Næstved Køge Bådhavn Håndværk Rådgivning
    Sørensen Kjær Bjørn Nørre Færøerne Høegh Smørrebrød Skærbæk Lægehus Fåborg Nykøbing Tårnby Grønland Væksthus Øst
    Hjørring Blåbjerg ÆRØ Småøerne`),
  Norwegian:
    words(`Tromsø Bodø Ålesund Østfold Bærum Sørlandet Håkon Bjørnson Jørgen Åse Øyvind Ødegård Rørlegger Bygård
    Målselv Grünerløkka Fjære Gjøvik Røros Mosjøen Færder Åsgård Ås Øivind Sæther Kjøtt Brød Næring Båt Høyland
    Småland Skjærgård`),
  Finnish: words(`Jyväskylä Hämeenlinna Mäkinen Järvenpää Töölö Pääsky Määttä Mikkeliläinen Väinö Yrjö Åbo Hyvinkää
    Kääriäinen Mäntsälä Pörssi Öljy Työkalu Ylöjärvi Kemijärvi Seinäjoki Äänekoski Lämpö Hääpuku Pyhäjärvi Tähti
    Köyliö Säästö Rakennusliike-Jämsä Törmä Nevanlinna-Äijö Räsänen`),
};

/** Names in languages that Windows-1252 cannot represent, by the code page that they are saved in. */
export const otherNames: readonly (readonly [page: string, language: string, names: readonly string[]])[] = [
  [
    "windows-1250",
    "Czech",
    words(`Dvořák Něco Plzeň Kučera Růžička Přerov Jiří Příbram Břeclav Třebíč Čech Děčín Žďár
    Střecha Průša Tůma Řezník Hůrka Bečov Městec Opatření Křížek Veřejná Mělník Náměstí Černý Hřbitov Třinec Čistírna
    Stavěč Pečivo Kobliha-Řepa Ústředí-Němec Měřič`),
  ],
  [
    "windows-1250",
    "Polish",
    words(`Łódź Gdańsk Poznań Wałęsa Częstochowa Kraków-Łagiewniki Świdnica Źródło Żywiec Bydgoszcz-Wyżyny
    Kościuszko Będzin Łęczna Toruń Śląsk Chrząszcz Paweł Michał Ząbki Ćwikła Kożuch Gołąb Mądry Księżyc Wójcik-Dąb
    Lewandowski-Żak Elbląg Chełm Leśna Białystok Zielińska Usługi-Łazienki Spółka Wędliny`),
  ],
  [
    "windows-1250",
    "Hungarian",
    words(`Győr Erdő Szűcs Fűtő Műhely Betűszó Kőbánya Hűtő Ősz Űrhajó Erdőss Tőke Nagykőrös Gyűjtő
    Főváros Esőház Szőlő Levegő Vevő Tetőfedő Mérnökő Nyíregyházi-Erdő Mezőkövesd Szűrő Időjárás Törvényszék-Főtér
    Gőz Jövő Erős Kőműves Belső`),
  ],
  [
    "windows-1250",
    "Croatian",
    words(`Kovačević Marić Đakovo Đurđevac Čakovec Ćosić Petrović Babić Horvatić Kuća Jurčić Dvoršćak
    Međimurje Rođeni Perić Knežević Šibenčanin Lončar Učka Građevina Božić Jurić Radić Đuro Ivančić Novaković Crnčić
    Čarapa Svjećar Pavlović Matić`),
  ],
  [
    "windows-1250",
    "Romanian",
    words(`Brăila Bacău Constanţa Timişoara Călăraşi Făgăraş Iaşi Ploieşti Botoşani Piaţa Bucureşti
    Măgurele Grădiniţa Clădire Suceviţa Mureş Braşov Galaţi Ştefan Ţară Bistriţa Târgovişte Argeş Năvodari Sălaj
    Vrancea-Focşani Cărămidă Făină Bănie Reşiţa Dâmboviţa`),
  ],
  [
    "windows-1251",
    "Russian",
    words(`Привет ООО Москва Газпром ЗАО Строй Иван Ромашка Пётр Юг Рога-и-Копыта Север Завод Аптека
    Банк Лес Машина Книга Дом Свет Хлеб Молоко Мир Заря Восток Ёлка Щит Эхо Якорь Цех Объект`),
  ],
  [
    "windows-1254",
    "Turkish",
    words(`Şişli Yapı Işık İzmir Kılıç Doğan Yağmur Beşiktaş Ağaç Çağlar Diyarbakır Aydın Eskişehir
    İstanbul Şeker Gıda Sığınak Kadıköy Balıkesir Şanlıurfa Muğla Niğde Iğdır Kırşehir Ağrı Uşak Barış Yıldız Taş
    Ateş İnşaat`),
  ],
  [
    "windows-1253",
    "Greek",
    words(`Αθήνα Ελλάδα ΟΤΕ Θεσσαλονίκη Πάτρα Κρήτη Γιώργος Μαρία Τράπεζα Νερό Ήλιος Φως Αέρας Θάλασσα
    Βιβλίο Σπίτι Δρόμος Ξενοδοχείο Ψωμί Καφές Ωραία Ζωή Λάδι Χαρτί Εταιρεία Όμιλος Νίκος Ρόδος Κέρκυρα Υγεία Ίδρυμα`),
  ],
  [
    "windows-1255",
    "Hebrew",
    words(`שלום ישראל בנק תל אביב חיפה ירושלים חברה בית ספר אור ים שמש מים לחם דרך עיר כפר נמל רכבת
    גן ארץ שדה הר עמק נחל אבן זהב כסף ברזל עץ`),
  ],
  [
    "windows-1256",
    "Arabic",
    words(`شركة محمد مصر القاهرة بنك دبي الرياض مدرسة بيت نور شمس قمر بحر ماء خبز طريق مدينة ميناء قطار
    حديقة أرض جبل وادي نهر حجر ذهب فضة حديد خشب كتاب`),
  ],
  [
    "windows-1257",
    "Lithuanian",
    words(`Šiauliai Klaipėda Kėdainiai Žemaitija Panevėžys Telšiai Mažeikiai Ąžuolas Biržai Utenėlė
    Rokiškis Šilutė Plungė Kretingėlė Tauragė Ukmergė Joniškis Zarasai-Ežeras Anykščiai Trakų-Šalis Varėna Lazdijėlė
    Druskininkų-Šaltinis Širvintos Šalčininkai Pasvalys-Žuvis Akmenė Kelmė Raseinių-Žirgas Įmonė-Ėglė Žvėrynas`),
  ],
  [
    "shift_jis",
    "Japanese",
    words(`日本 東京 大阪 株式会社 田中 山本 鈴木 京都 中村 名古屋 福岡 札幌 横浜 神戸 広島 仙台 トヨタ ソニー カフェ
    さくら みどり 富士 銀行 病院 学校 電気 工業 商事 建設 製作所 本社`),
  ],
  [
    "gbk",
    "Chinese",
    words(`北京 上海 公司 有限 中国 广州 深圳 天津 重庆 南京 武汉 成都 西安 杭州 苏州 银行 医院 学校 电子 工业 商店 建设 集团
    科技 王 李 张 刘 陈 杨 华为`),
  ],
  [
    "big5",
    "Chinese in Taiwan",
    words(`台北 台灣 公司 高雄 台中 台南 新竹 銀行 醫院 學校 電子 工業 商店 建設 集團 科技 王 李 張 劉 陳 楊 中華 國際 股份
    有限 花蓮 基隆 桃園 嘉義`),
  ],
  [
    "euc-kr",
    "Korean",
    words(`한국 서울 부산 대구 인천 광주 대전 울산 은행 병원 학교 전자 공업 상점 건설 그룹 기술 삼성 현대 김 이 박 최 정 강 조
    윤 장 임 주식회사`),
  ],
  [
    "koi8-r",
    "Russian in KOI8-R",
    words(`Привет ООО Москва Газпром ЗАО Строй Иван Ромашка Пётр Юг Север Завод Аптека Банк Лес
    Машина Книга Дом Свет Хлеб Молоко Мир Заря Восток Щит Эхо Якорь Цех Объект Река`),
  ],
  [
    "ibm866",
    "Russian in MS-DOS",
    words(`Привет ООО Москва Газпром ЗАО Строй Иван Ромашка Юг Север Завод Аптека Банк Лес Машина Книга
    Дом Свет Хлеб Молоко Мир Заря Восток Щит Эхо Якорь Цех Объект Река Ива`),
  ],
  [
    "iso-8859-2",
    "Czech in ISO 8859-2",
    words(`Dvořák Škoda Plzeň Kučera Růžička Přerov Tomáš Příbram Břeclav Třebíč Šimek Děčín Žďár
    Střecha Průša Tůma Řezník Hůrka Bečov Městec Žák Křížek Veřejná Mělník Náměšť Hřbitov Třinec Dušek Pražák Lukáš`),
  ],
];

function words(text: string): string[] {
  return text.split(/\s+/).filter((word) => word !== "");
}

/** The bytes of a text in a code page of the WHATWG Encoding standard, found by decoding every byte. */
export function inCodePage(text: string, page: string): Uint8Array {
  const bytesOf = tableOf(page);
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const bytes = bytesOf.get(character);
      if (!bytes) throw new Error(`${character} is not in ${page}`);
      return bytes;
    }),
  );
}

const tables = new Map<string, Map<string, number[]>>();

function tableOf(page: string): Map<string, number[]> {
  const known = tables.get(page);
  if (known) return known;
  const decoder = new TextDecoder(page, { fatal: true });
  const table = new Map<string, number[]>();
  const add = (bytes: number[]) => {
    try {
      const character = decoder.decode(Uint8Array.from(bytes));
      if ([...character].length === 1 && !table.has(character)) table.set(character, bytes);
    } catch {
      // No character has these bytes.
    }
  };
  for (let byte = 0; byte < 256; byte++) add([byte]);
  // As Node decodes it, bytes 0x80 to 0x9F are control characters.
  if (page === "windows-1252") for (const [index, sign] of [...windows1252].entries()) table.set(sign, [0x80 + index]);
  const isDouble = /^(?:shift_jis|gbk|big5|euc-)/.test(page);
  for (let first = 0x81; isDouble && first < 255; first++)
    for (let second = 0x40; second < 255; second++) add([first, second]);
  tables.set(page, table);
  return table;
}

/** The characters of MS-DOS's western code page, 850, from byte 0x80 on: the WHATWG Encoding standard does not include it. */
const dos850 =
  "ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\xad±‗¾¶§÷¸°¨·¹³²■\xa0";

/** The bytes of a text in code page 850. */
export function inDos850(text: string): Uint8Array {
  return Uint8Array.from(Array.from(text, (character) => byteIn(dos850, character)));
}

/** Bytes decoded as Windows-1252, including those without a character; below, as code page 850. */
export function asWindows1252(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => windows1252[byte - 0x80] ?? String.fromCharCode(byte)).join("");
}

export function asDos850(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => dos850[byte - 0x80] ?? String.fromCharCode(byte)).join("");
}

function byteIn(page: string, character: string): number {
  const index = page.indexOf(character);
  return index < 0 ? character.charCodeAt(0) : 0x80 + index;
}
