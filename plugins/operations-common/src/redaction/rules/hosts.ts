import { DIGIT, is, isWord, LABEL, WORD } from '../characters';
import { HostPolicy } from '../model';
import { Match, Rule } from '../rule';
import { mayBeTop, topOf } from './suffixes';

/** Names for documentation (RFC 2606, RFC 6761), and hosts that everybody uses. */
const PUBLIC = `
  example.com example.org example.net example.edu example test invalid localhost
  k8s.io kubernetes.io x-k8s.io openshift.io openshift.com okd.io argoproj.io cert-manager.io istio.io coreos.com
  prometheus.io grafana.com helm.sh opencontainers.org cncf.io knative.dev tekton.dev fluxcd.io crossplane.io keda.sh
  operatorframework.io openslo.com backstage.io operate-first.io operate-first.cloud
  github.com githubusercontent.com ghcr.io gitlab.com bitbucket.org docker.io docker.com quay.io gcr.io pkg.dev
  registry.redhat.io redhat.com mcr.microsoft.com public.ecr.aws googleapis.com gstatic.com
  npmjs.org npmjs.com yarnpkg.com pypi.org pythonhosted.org crates.io rubygems.org golang.org go.dev gopkg.in maven.org
  apache.org debian.org ubuntu.com fedoraproject.org alpinelinux.org archlinux.org centos.org
  python.org nodejs.org rust-lang.org oracle.com postgresql.org mozilla.org w3.org ietf.org rfc-editor.org schema.org
  wikipedia.org stackoverflow.com letsencrypt.org cloudflare.com google.com microsoft.com amazonaws.com windows.net
  slack.com stripe.com pool.ntp.org spdx.org json-schema.org xmlsoap.org uber.org
`
  .trim()
  .split(/\s+/);

/** How packages of Java, and of what runs beside it, begin: the other way round. @internal */
export const REVERSED = new Set(
  'com org net io de edu gov uk fr java javax jakarta kotlin kotlinx scala sun jdk android androidx dev ch at nl eu'.split(
    ' ',
  ),
);

const LONGEST = 255;
const LONGEST_LABEL = 64;

/** Which host names stay. @internal */
export class Hosts {
  readonly #allowed: Set<string>;
  readonly #services: Set<string>;

  private constructor(policy: HostPolicy) {
    const own = (policy.allowed ?? []).map(host =>
      host.toLowerCase().replace(/^\*?\.|\.$/g, ''),
    );
    this.#allowed = new Set([...PUBLIC, ...own]);
    this.#services = new Set(policy.services?.map(name => name.toLowerCase()));
  }

  static of(policy: HostPolicy = {}): Hosts {
    return new Hosts(policy);
  }

  /** Whether a host or one above it is public. */
  allows(host: string): boolean {
    const name = host.toLowerCase();
    if (this.#allowed.has(name)) return true;
    for (
      let dot = name.indexOf('.');
      dot >= 0;
      dot = name.indexOf('.', dot + 1)
    ) {
      if (this.#allowed.has(name.slice(dot + 1))) return true;
    }
    return false;
  }

  isService(label: string): boolean {
    return this.#services.has(label.toLowerCase());
  }
}

const isLabel = (code: number) =>
  is(code, LABEL) || (code >= 128 && isWord(code));

/** The dotted name around a dot, if the dot is its first. */
function nameAround(text: string, dot: number) {
  if (!isLabel(text.charCodeAt(dot + 1)) || dot === 0) return undefined;
  const first = Math.max(0, dot - LONGEST_LABEL);
  let start = dot;
  while (start > first && isLabel(text.charCodeAt(start - 1))) start -= 1;
  if (start === dot || text[start - 1] === '.') return undefined;
  const last = Math.min(text.length, start + LONGEST);
  let end = dot + 1;
  let label = end;
  let labels = 2;
  while (end < last) {
    const code = text.charCodeAt(end);
    if (isLabel(code)) end += 1;
    else if (code === 46 && isLabel(text.charCodeAt(end + 1))) {
      end += 1;
      label = end;
      labels += 1;
    } else break;
  }
  return { start, end, label, labels };
}

/** Whether there are capitals and small letters, as in classes, fields and methods; hosts do not mix them. */
function isMixed(text: string, start: number, end: number): boolean {
  let capital = false;
  let small = false;
  for (let at = start; at < end; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 97 && code <= 122) small = true;
    else if (code >= 65 && code <= 90) capital = true;
  }
  return capital && small;
}

function hostAt(text: string, dot: number, hosts: Hosts): Match | undefined {
  const around = nameAround(text, dot);
  if (!around) return undefined;
  const { label, end, labels } = around;
  let { start } = around;
  // Of a name as `_http._tcp.x.svc`, or of `--flag=x`, what is left of the first letter is not part of it.
  while (
    start < dot &&
    !isWord(text.charCodeAt(start)) &&
    text[start] !== '_'
  ) {
    start += 1;
  }
  // As URLs write what they do not allow: %40.
  if (text[start - 1] === '%') start += 2;
  if (start >= dot || !isWord(text.charCodeAt(label))) return undefined;
  if (is(text.charCodeAt(label), WORD) && text.charCodeAt(label) <= 57)
    return undefined;
  const placed = text.startsWith('://', start - 3);
  if (!mayBeTop(text, label, end, placed || labels > 2)) return undefined;
  const top = topOf(text.slice(label, end).toLowerCase());
  if (!top) return undefined;
  const name = text.slice(start, end);
  if (!placed) {
    if (isMixed(text, start, end)) return undefined;
    if (text[end] === '(' || text[end] === '_') return undefined;
    const first = text.slice(start, dot);
    const before = text[start - 1];
    if (top === 'behind two' && labels < 3) return undefined;
    if (top === 'ambiguous') {
      if (labels < 3) return undefined;
      if (!/[0-9-]/.test(first) && first !== 'www') return undefined;
    }
    if (before === '/' && text[end] === '/' && top !== 'internal') {
      // A folder of a path, as in vendor/x.com/y: a name of the source, not of a machine.
      if (/[\w)]\/$/.test(text.slice(Math.max(0, start - 2), start)))
        return undefined;
    }
    if (labels > 2 && REVERSED.has(first.toLowerCase())) return undefined;
    if (name.includes('_') && !name.startsWith('_') && top !== 'internal')
      return undefined;
  }
  if (hosts.allows(name)) return undefined;
  const lower = name.toLowerCase();
  const cut = name.indexOf('.');
  if (top === 'internal' && hosts.isService(name.slice(0, cut))) {
    return { start: start + cut + 1, end, value: lower.slice(cut + 1) };
  }
  return { start, end, value: lower };
}

/** Whether a word behind a dot may be the last label of a host, for most are parts of files, fields and numbers. */
function mayBeLast(text: string, start: number, end: number): boolean {
  const next = text.charCodeAt(end);
  if (is(text.charCodeAt(start), DIGIT)) return false;
  // As names beyond ASCII are written: xn--.
  if (next === 45) return end - start === 2 && text.startsWith('--', end);
  if (next === 95) return false;
  if (next === 46 && isLabel(text.charCodeAt(end + 1))) return false;
  return mayBeTop(text, start, end, true);
}

/** The host whose last label begins here: the longest, where a label before it is so long that it may be none. */
function hostBefore(
  text: string,
  label: number,
  hosts: Hosts,
): Match | undefined {
  const first = Math.max(0, label - LONGEST);
  let found: Match | undefined;
  let dot = label - 1;
  for (;;) {
    let start = dot;
    while (start > first && isLabel(text.charCodeAt(start - 1))) start -= 1;
    if (start === dot) return found;
    const isFirst = start === first || text.charCodeAt(start - 1) !== 46;
    if (isFirst || dot - start > LONGEST_LABEL) {
      const own = hostAt(text, dot, hosts);
      const end = Math.max(own?.end ?? 0, found?.end ?? 0);
      found = own ? { ...own, end } : found;
    }
    if (isFirst) return found;
    dot = start - 1;
  }
}

/** Names of hosts, by the policy. @internal */
export function hostRules(policy: HostPolicy | undefined): Rule[] {
  const hosts = Hosts.of(policy);
  return [
    {
      kind: 'host',
      behind: '.',
      find: (text, start, end) =>
        mayBeLast(text, start, end)
          ? hostBefore(text, start, hosts)
          : undefined,
    },
  ];
}
