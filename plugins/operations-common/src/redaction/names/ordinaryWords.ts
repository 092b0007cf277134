/** Words that are names, too: alone they name nobody. In English, in German, and in the language of operations. */
const WORDS = `
  able abel admin age agent alarm alert alpha amber angel anker app april archer art ash audit august aurora autumn bach
  backup baker bank bar baron bass batch bauer baum beach bean bear beck bell berg best beta bill bishop black bloom blue
  boden bond book booth born bot brand branch brook brooks brown buck build burns bush butler cache carl carter case cash
  chance chandler chase chip christian church ci clay client cliff cloud cluster coder cole cook cooper core coral crane
  crow cross cruz curry daily daisy dale dash data dawn day dean default delta deploy dev developer diamond diesel dominik
  douglas drew duke earl east eden elastic ember engine english ernst eve ever event faith falk fall farmer fast felix fern
  field finance finch fink fischer fisher flint flora flow ford forest fox france francis frank franz free freeman french
  freund fritz frost fuchs gabriel gale garden gardener gateway gene german gina glen gold golf good grace graf grand grant
  graph gray green greta grey gross group grove guest guide guy hahn hall handler harper harry haus hawk hazel heart heath
  held helm helper henry herb hermann herz hill hirsch hoff hoffmann holland holly holmes holz hope horn host hunt hunter
  ice igel info ingress iris iron ivy jack jade jan japan jasmine java jean jenkins jet job jordan joy juan jude jules julia
  july june jung justice justin kaiser kern key kid kim king klein knight koch kong krebs kristall kube kurz lance lane lang
  lark lau laurel law lead lee lewis liberty light lily lima lin lion list lock loop lord lotus love luck lucky luna lux
  mail main major man mann mark marker market mars marsh martin mason master matt max may mayer meier meister melody mercy
  merit merry miles mill miller mind mining minister miracle mitchell monitor moon moore morgan moss müller muller mueller
  natter neumann new night nik noble node noel norm north nova nurse nutzer oak ocean office olive oliver ops orange otto owner
  page pal palmer paris park parker parks pass pat patch patience pearl penny peter pfeil phoenix piper platform pleasant pole
  poll pond pool pop pope porter post potter power price prince prior probe prod proxy public quinn rabe rain raven ray read
  red reed reeves reich release rex rice rich richter ring rise river rob robin rock rocket rod roman root rose rowan royal
  ruby runner russell rusty ryan sage sailor sally salt sand sandy sauer savannah schmidt schneider schnell schulze schwarz
  scout sea season security server service setup shadow shepherd shift short sky sloan small smith snow sommer spark speed
  spencer spring staff stage star state stein stern sterling steward stone storm story strong sue summer sun support swan
  swift sync system tag tanner target task taylor team temple terra test tester thorn tiger time token tom tony tower tracy
  trace trinity true turner user val vale vault victor victory viola violet virginia vogel von wade walker wall ward warden
  watch waters watt weaver web weber weiss wells west wheeler white wild will willow winter wirt wise wolf wood woods worker
  world wright wunder young zimmermann january february march may september october november december januar februar marz mai juni juli oktober
  dezember
`;

const ORDINARY = new Set(WORDS.trim().split(/\s+/));

/** Whether a word without capitals and marks is one of the language. @internal */
export function isOrdinary(word: string): boolean {
  return ORDINARY.has(word);
}
