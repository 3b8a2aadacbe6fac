// Names of months from CLDR and Excel, long and short, in lower case without dots and accents.

const usual = [
  "abr abril ago agosto aout apr april aprile aug august augusti augustus avr avril cze czerwiec dec december",
  "decembre des desember dez dezember dezembro dic dicembre diciembre elo elokuu ene enero feb febbraio febrero",
  "februar februari february fev fevereiro fevr fevrier gen gennaio giu giugno gru grudzien heina heinakuu",
  "helmi helmikuu huhti huhtikuu jan janeiro januar januari january janv janvier joulu joulukuu juil juillet",
  "juin jul julho juli julio july jun june junho juni junio kesa kesakuu kwi kwiecien lip lipiec lis listopad",
  "loka lokakuu lug luglio lut luty maalis maaliskuu maart mag maggio mai maio maj mar march marco marras",
  "marraskuu mars marts marz marzec marzo may mayo mei mrt mrz nov november novembre novembro noviembre oct",
  "october octobre octubre okt oktober ott ottobre out outubro paz pazdziernik sep sept september septembre",
  "septiembre set setembro settembre sie sierpien sty styczen syys syyskuu tammi tammikuu touko toukokuu wrz",
  "wrzesien",
];

const further = [
  "abe abendua abrell abu abuztua agost agosti agu agust agustos agustus aib aibrean api apirila aprel aprila",
  "aprili aprilie aprilis aprill ara aralık augusta augusts augusztus avg avgust avq avqust awst aww awwissu",
  "aza azaroa bal balandis balandzio beal bealtaine birz birzelio birzelis bre brezen brezna cerven cervence",
  "cervenec cervna chw chwef chwefror cvc cvn czerwca decembar decembra decembrie decembris decembro dek dekabr",
  "desemba desembre dets detsember dfomh dhj dhjetor dicembru dis disember disyembre dub duben dubna ean eanair",
  "ebr ebrill eka ekaina eki ekim elokuuta eyl eylul feabh feabhra febr febreiro febrer februara februarie",
  "februaris fevral fra frar geg geguze geguzes gener gor gorff gorffennaf grd grudnia gruod gruodis gruodzio",
  "gun gunju gush gusht haz haziran heinakuuta helmikuuta huhtikuuta hul hulyo hun hunyo hyd hydref ian",
  "ianuarie ion ionawr ira iraila iuil iul iulie iun iunie iyl iyn iyul iyun jaan jaanuar janar jannar januara",
  "januarie janvaris joulukuuta jula julai julie julij julijs juliol julius juna junie junij junijs junius juny",
  "juuli juuni kas kasım kesakuuta kol kolovoz kolovoza korr korrik kov kovas kovo kve kveten kvetna kwietnia",
  "lapkr lapkricio lapkritis led leden ledna liep liepa liepos lipanj lipca lipnja listopada listopadu",
  "lokakuuta lul lulju lun lunasa lutego maaliskuuta mac machi mae maerz maiatza maig maijs maja majus marc",
  "marca marcius marec maret marraskuuta marso mart marta martie martxoa marzu maw mawrth mayıs medi mee meh",
  "mehefin meith meitheamh mej mejju mfomh nen nentor nis nisan nob nobyembre noiembrie noll nollaig novemba",
  "novembar novembra novembris novembru noy noyabr oca ocak octombrie ogo ogos oktabr oktoba oktobar oktobra",
  "oktobris oktoober oktubre oktyabr ots otsaila ottubru ozu ozujak ozujka pazdziernika peb pebrero pri prill",
  "pro prosinac prosinca prosince prosinec qer qershor rhag rhagfyr rij rijen rijna rugp rugpjucio rugpjutis",
  "rugs rugsejis rugsejo ruj rujan rujna samh samhain saus sausio sausis sen sentabr sentyabr septemba",
  "septembar septembra septembrie septembris setembre settembru setyembre shk shkurt sht shtator sierpnia sij",
  "sijecanj sijecnja spal spalio spalis srp srpanj srpen srpna srpnja stu studeni studenoga stycznia sub subat",
  "svi svibanj svibnja syyskuuta szept szeptember tach tachwedd tammikuuta tem temmuz tet tetor toukokuuta tra",
  "travanj travnja uno unor unora urr urria urt urtarrila uzt uztaila vas vasario vasaris veebr veebruar velj",
  "veljaca veljace wrzesnia xan xaneiro xul xullo xuno yan yanvar zar zari",
];

/** In the languages of countries where the platform is sold, and of their neighbours. */
export const usualMonths: ReadonlySet<string> = monthsIn(usual);

/** In other languages with Latin letters, and as they are inflected in dates. Many are also a word, or a place's code. */
export const furtherMonths: ReadonlySet<string> = monthsIn(further);

function monthsIn(lines: readonly string[]): ReadonlySet<string> {
  return new Set(lines.flatMap((line) => line.split(" ")));
}
