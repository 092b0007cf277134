const words = (text: string) => new Set(text.trim().split(/\s+/));

/** What names of files, of units and of fields end with, and no address of e-mail. */
const FILES = words(`
  bash bat bin bmp c cfg class cmd conf config cpp cs css csv dat db deb dll dockerfile dylib env err ex exe exs
  gem gif go gz h hpp htm html ico ini ipynb jar java jpeg jpg js json jsonl jsp jsx kt kts kubeconfig less lock log lua
  m mjs mount mp4 out pdf pem php pid plist png pom proto psql pyc pyi r rb rpm scala scope scss service slice sock
  socket sql sqlite svg swap swift tar target tf tfvars tgz timer tmp toml ts tsv tsx txt vue war wasm webp whl xls xlsx
  xml xz yaml yml zst rst adoc patch diff bak old orig crt key csr p12 jks dylib hh
`);

/** Top-level domains that are as often the end of something else: a field, a method, a file. */
const AMBIGUOUS = words(`
  id do so sh py md cc ms mm mk pm name info host call new data map zip mov events as by no my or an if go st im re la ws
  date post link click open watch cat int one top pro services service store build bar foo limited domains tools live
  here now how read save select science work works world exchange win rest ist media home private
`);

/** Those that are taken for one behind two labels or more. */
const BEHIND_TWO = words(`
  pl rs me us am in it is to app run ag page email network systems group zone team support press
`);

const PLAIN = words(`
  com org net io dev edu gov mil eu cloud tech online site xyz biz software digital company agency solutions
  consulting hosting website academy energy engineering global health institute
  international report bank berlin hamburg koeln wien nrw bayern london paris amsterdam swiss ruhr
  ac ad ae af ai al ao ar at au aw az ba bb bd be bg bh bj bn bo br bs bt bw bz ca cd cf cg ch ci ck cl cm cn co cr cu cv cx cy
  cz de dj dk dm dz ec ee eg er es et fi fj fm fo fr ga gb gd ge gf gg gh gi gl gm gn gp gr gt gu gy hk hn hr ht hu ie
  il iq ir je jm jo jp ke kg kh ki km kn kp kr kw ky kz lb lc li lk lr ls lt lu lv ly ma mc mg mh ml mn mo mq mr mt mu mv
  mw mx mz nc ne nf ng ni nl np nr nu nz om pa pe pf pg ph pk pn pr ps pt pw qa ro ru rw sa sb sc sd se sg si sk sl sm
  sn sr ss sv sx sy sz tc td tf tg th tj tk tl tm tn tr tt tv tw tz ua ug uk uy uz va vc ve vg vi vn vu wf ye yt za zm zw
`);

/** Where only the inside of an organisation can look up. */
const INTERNAL = words('local internal svc corp lan intranet localdomain');

/** @internal */
export function isFileName(last: string): boolean {
  return FILES.has(last);
}

type Top = 'internal' | 'plain' | 'behind two' | 'ambiguous';

const TOPS = new Map<string, Top>([
  ...[...AMBIGUOUS].map(label => [label, 'ambiguous'] as const),
  ...[...BEHIND_TWO].map(label => [label, 'behind two'] as const),
  ...[...PLAIN].map(label => [label, 'plain'] as const),
  ...[...INTERNAL].map(label => [label, 'internal'] as const),
]);

/** What the last label of a dotted name says of it. @internal */
export function topOf(last: string): Top | undefined {
  return TOPS.get(last) ?? (last.startsWith('xn--') ? 'plain' : undefined);
}

/**
 * Top-level domains by their first and last letters and their lengths: most of what is none is known without looking it up.
 * 2 if there is one that may stand behind one label.
 */
const LETTERS = new Uint8Array(32 * 32 * 16);
for (const [top, says] of TOPS) {
  const index = lettersOf(top, 0, top.length);
  const own = says === 'plain' || says === 'internal' ? 2 : 1;
  LETTERS[index] = Math.max(LETTERS[index], own);
}

function lettersOf(text: string, start: number, end: number): number {
  const first = text.charCodeAt(start) & 31;
  const last = text.charCodeAt(end - 1) & 31;
  return (first << 9) | (last << 4) | ((end - start) & 15);
}

/**
 * Whether the last label of a name may be a top-level domain.
 *
 * @param any - whether it may also be one that stands behind two labels or in URLs only
 * @internal
 */
export function mayBeTop(
  text: string,
  start: number,
  end: number,
  any: boolean,
): boolean {
  return (
    LETTERS[lettersOf(text, start, end)] > (any ? 0 : 1) ||
    // As names beyond ASCII are written: xn--.
    text.charCodeAt(start + 2) === 45
  );
}
