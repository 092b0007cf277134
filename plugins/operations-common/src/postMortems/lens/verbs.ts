/** What action items begin with in English. @internal */
export const VERBS = new Set(
  `accept add adjust agree alert allow answer apply archive ask assign attach automate avoid back balance block bring build buy cache cap
  cancel catch change check choose clean clear close collect compare configure confirm connect copy count cover create cut decide
  declare decommission define delete deliver deploy describe detect disable discuss document double drain drill drop emit enable
  encrypt end enforce ensure escalate evaluate expire explain export expose extend extract fail file filter find finish fix follow
  force forward freeze gate generate get give grant group halt handle harden hide hold identify implement import improve include
  increase inform inject inspect install introduce investigate isolate join keep label learn let limit link list load lock log look
  lower maintain make map mark measure merge migrate mirror monitor mount move mute name notify offer open order organise organize
  own pack page pass patch pause persist pin plan poll practise practice prepare prevent print probe protect prove provide prune
  publish pull purge push put raise read rebuild record reduce refactor refuse reject release reload remind remove rename render
  renew repair replace replicate report require rerun research reserve reset resize resolve restart restore restrict retire retry
  return reuse review revoke rewrite roll rotate route run save scale schedule scrape send separate serve set share shed ship
  shorten show shut simplify skip snapshot split spread stagger start stop store stress subscribe switch tag take teach tell test
  throttle tighten track train trim try tune turn unify update upgrade use validate verify version wait wake warn watch widen wire
  withdraw write`.split(/\s+/),
);
