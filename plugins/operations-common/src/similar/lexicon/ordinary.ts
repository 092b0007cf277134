/*
 * Words that everybody uses of everything: that two texts have one in common is no reason to show one for the other. Of
 * those who operate, too. What a lexicon of operations knows otherwise (disk, certificate, lost) is not among them.
 */
const ENGLISH =
  'able about above accept accepted accepting address addresses after allowed answer answered answers argument arguments added adding according across act action actual actually add again ago allow almost alone along already although always amount anyway appear apply area around article aside ask available avoid away ' +
  'back bad base based basic become before began begin behave believe belong below beside best better between big bit body both bottom break bring bring broke broken build built business busy buy ' +
  'call called calls came care carry change changed changes changing case cases cause caused certain chance check checked choose clear clearly click code come comes common company complain complained comment commit committed create created creates creating completely consider contain contains content copy correct cost count couple course cover current currently customer customers cut ' +
  'daily data date deliver delivered detect detected detects directory disabled day days deal decide deep default depend depends detail details different difficult directly discover distance divide done double doubt down draw drive due ' +
  'each early earn easy enabled exact exist exists edge edit effect either else empty end ended ends entire entry especially even evening event ever every exactly example except expect expected explain extra ' +
  'fact fall fast fell file files folder followed following feel felt few field fill final finally fine finish first fit fix fixed floor follow follows forget form former forward four free fresh friend front future ' +
  'gave general gives gone getting give given glance goes going good got great group grow guess ' +
  'half hand handful healthy host hosts hostname handle happen happened happens hard heavy held help helped helps high higher hold holds home hope hour hours house however hundred ' +
  'idea immediate inc including invalid important include included increase indeed info inform information inside instance instead interest internal item items ' +
  'keep keeps kept kind knew know known knows ' +
  'lack lacked label language last late later latest lead learn least leave leaves left length less let level life light like likely line lines list listed little live load local long longer look looked looks lot lots low lower ' +
  'machine machines made main make merge merged makes making manual many mark matter maybe mean means meant measure meet mention middle might million mind minute minutes miss moment monday month months morning move moved moves much must mystery ' +
  'name named names near nearly necessary need needed needs next nice night nobody nobodys normal normally note noted notice noticed number ' +
  'object obvious off occur odd offer often okay once ones online open operation opposite order ordinary original otherwise outside over overall own ' +
  'page paid part port ports plugged pipe parts pass passed past pay people percent perfect perhaps period person phone piece place plan play please point points position possible possibly post present press pretty previous probably proper prove public push put ' +
  'quarter question quick quickly quiet quite ' +
  'raise ran range reduce reduced remove removed removes required rest rate rather reach ready real really reason receive recent recently record regular related remain remains remember remind repeat report reported require result results return returned returns right room rough round rule run running runs ' +
  'safe said scale scaled set setting settings softly switched same save saw say says season second seconds section see seem seems seen sell send sends sent serious set sets several share shared short show showed shown shows side sign similar simple simply single site situation size small somebody somehow someone sometimes soon sort sound source special spend spring stand standard state stay stayed stays step steps stood story strange strong stuff such sudden suddenly sum summer sunday support suppose sure system systems ' +
  'take taken talked takes talk talks team tell tells ten tend term test tested text thank them themselves thing things think third thought thousand three throughout till time times today together told tomorrow took top total touch toward tried tries trouble true try trying turn turned twenty two type typical ' +
  'understand unit unless until unusual usable used useful usual usually ' +
  'valid value values various view visible visit ' +
  'walk want wanted write writes writing written wrong wants watch watched way ways week weeks weekend went whatever whether whole whose wide will winter wish within word words work worked working works world worry worse worst worth wrote ' +
  'year years yesterday young zero';

/** Of everything that runs. */
const OPERATIONS =
  'api app application applications backend batch client clients component context daemon debug default endpoint engine env exec exit field flag format frontend func function get handler http https id info init input instance integration interface internal invoke item json key keys level line list log logger logging logs main message method mode model module namespace null number object operation option options output package param parameter path payload platform post process product production program project prod property protocol put query request resource response root script server servers service session stack staging standard state status step string system task test thread tool trace true false type unit url user users util utils value variable version warn warning web work worker www yaml';

const GERMAN =
  'abend abends aber alle allem allen aller allerdings alles also andere anderen anfang ansehen anzahl arbeit art auch aufgefallen ausser bald bauen beginn bei beide beiden beispiel bekannt besser bestimmt betrieb bild bisher bitte bleibt bringt ' +
  'dabei dadurch daher damals damit danach dann daran darauf darin darum dauert davon davor dazu denn derselbe deshalb dienstag diese diesem diesen dieser dieses donnerstag drei durfte eben ebenso egal eigentlich eigene einfach einige einmal einzige ende endlich ergebnis erst erste ersten erwartet fall falls fast fertig finden folgende freitag frueh funktioniert ' +
  'ganze geben gegeben gehen geht gelegt gemacht genau gesamte gesehen gestern gibt gleich gleichzeitig grund gut halbe haelfte haeufig heisst heute hilft hinter hinzu hoch hoffentlich immerhin innen irgend irgendwann ' +
  'jahr jahre jahren jedenfalls jemand kaum kleine komisch kommen kommt koennen kunde kunden kurz kurzer lange langer lassen laesst laufen laeuft laut legt leider leute letzte letzten liegt links machen macht manchmal mehrere meist meisten melden meldet meldete meldung menge mensch minute minuten mittag mittags mitte mittwoch moeglich moment monat monate monaten montag morgen morgens muessen ' +
  'nach nacht nachts nahe namens natuerlich neben niemand normal normalerweise nummer oben obwohl offen oft ohne ort paar platz ploetzlich punkt recht rechts richtig ruft sagen sagt samstag schliesslich schnell schon sehen seite seiten seither selbst selten setzt sicher sieht solche sollte sonntag sonst spaet spaeter stand statt steht stelle stellt stunde stunden sucht ' +
  'tag tage tagen tatsaechlich teil teile tritt trotz trotzdem tun uebrig ueberall uhr umso ungefaehr unten ursache vermutlich verschiedene versuch versucht viel vielleicht voellig vorher vorne ' +
  'waehrend wahrscheinlich wand warte weder wegen weil weise weiss weit weitere weiteren wenig weniger wenigstens wichtig wieder wieso will wirklich wissen woche wochen wochenende wohl wollen wort zahl zeigt zeit zeiten zuerst zuletzt zum zumindest zunaechst zurueck zusammen zuvor zwar zwei zweite zwischen';

export const ORDINARY = `${ENGLISH} ${OPERATIONS} ${GERMAN}`;
