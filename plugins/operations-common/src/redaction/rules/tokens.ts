import { RedactionKind } from '../kinds';
import { Match, Rule } from '../rule';

/** What a provider gives out: how it begins, what follows, and how it looks as a whole. */
interface Shape {
  kind: RedactionKind;
  /** What all of them begin with; the first word of it is looked up. */
  begins: string[];
  /** From the beginning on, sticky. */
  pattern: RegExp;
}

const shape = (
  kind: RedactionKind,
  begins: string,
  pattern: RegExp,
): Shape => ({
  kind,
  begins: begins.split(' '),
  pattern: new RegExp(pattern.source, 'y'),
});

const SHAPES: Shape[] = [
  shape(
    'aws key id',
    'AKIA ASIA ABIA ACCA AIDA AROA',
    /A[A-Z]{3}[A-Z2-7]{16}(?![A-Za-z0-9])/,
  ),
  shape('google key', 'AIza', /AIza[\w-]{35}(?![\w-])/),
  shape('google key', 'GOCSPX-', /GOCSPX-[\w-]{28}/),
  shape('google key', 'ya29.', /ya29\.[\w-]{30,1000}/),
  shape(
    'github token',
    'ghp_ gho_ ghu_ ghs_ ghr_',
    /gh[a-z]_[A-Za-z0-9]{36,255}/,
  ),
  shape('github token', 'github_pat_', /github_pat_\w{50,255}/),
  shape(
    'gitlab token',
    'glpat- gldt- glrt- glcbt- glptt- glft- glsoat- glimt- glagent- gloas- glffct-',
    /gl[a-z]{2,6}-[\w-]{20,300}(?:\.[\w.-]{2,60})?/,
  ),
  shape(
    'slack token',
    'xoxb- xoxp- xoxa- xoxr- xoxs- xoxe- xoxc- xoxd- xoxe.',
    /xox[a-z][-.][\w%.-]{10,400}/,
  ),
  shape('slack token', 'xapp-', /xapp-\d-[\w-]{20,300}/),
  shape(
    'slack token',
    'hooks.slack.com',
    /hooks\.slack\.com\/(?:services|workflows|triggers)\/[\w/-]{20,200}/,
  ),
  shape(
    'stripe key',
    'sk_live_ sk_test_ rk_live_ rk_test_',
    /[sr]k_(?:live|test)_[A-Za-z0-9]{10,250}/,
  ),
  shape('stripe key', 'whsec_', /whsec_[A-Za-z0-9+/=]{24,100}/),
  shape('npm token', 'npm_', /npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/),
  shape('pypi token', 'pypi-', /pypi-[\w-]{50,1000}/),
  shape(
    'digitalocean token',
    'dop_v1_ doo_v1_ dor_v1_',
    /do[opr]_v1_[a-f0-9]{64}/,
  ),
  shape(
    'hugging face token',
    'hf_ api_org_',
    /(?:hf|api_org)_[A-Za-z0-9]{30,50}(?![A-Za-z0-9])/,
  ),
  shape('anthropic key', 'sk-ant-', /sk-ant-[a-z0-9]{2,12}-[\w-]{40,200}/),
  shape('openai key', 'sk-', /sk-(?!ant-)(?:[a-z]{2,10}-)?[\w-]{20,300}/),
  shape('sendgrid key', 'SG.', /SG\.[\w-]{16,32}\.[\w-]{30,64}/),
  shape('docker token', 'dckr_pat_ dckr_oat_', /dckr_[a-z]{3}_[\w-]{20,60}/),
  shape('vault token', 'hvs. hvb. hvr.', /hv[sbr]\.[\w-]{24,300}/),
  shape('grafana token', 'glsa_', /glsa_[A-Za-z0-9]{32}_[a-fA-F0-9]{8}/),
  shape('grafana token', 'glc_', /glc_[A-Za-z0-9+/]{32,400}={0,2}/),
  shape('openshift token', 'sha256~', /sha256~[\w-]{43}(?![\w-])/),
  shape(
    'service token',
    'shpat_ shpca_ shppa_ shpss_',
    /shp[a-z]{2}_[a-fA-F0-9]{32}/,
  ),
  shape('service token', 'pul-', /pul-[a-f0-9]{40}/),
  shape('service token', 'dapi', /dapi[a-f0-9]{32}(?:-\d)?(?![a-z0-9])/),
  shape('service token', 'lin_api_', /lin_api_[A-Za-z0-9]{40}/),
  shape(
    'service token',
    'ATATT3 ATCTT3 ATBB',
    /AT(?:ATT3|CTT3|BB)[\w=-]{24,400}/,
  ),
  shape('service token', 'NRAK- NRII-', /NR(?:AK|II)-[A-Z0-9a-z-]{27,40}/),
  shape('service token', 'PMAK-', /PMAK-[a-f0-9]{24}-[a-f0-9]{34}/),
  shape('service token', 'sntrys_ sntryu_', /sntry[su]_[\w+/=-]{40,400}/),
  shape('service token', 'figd_', /figd_[\w-]{36,60}/),
  shape('service token', 'rubygems_', /rubygems_[a-f0-9]{48}/),
  shape('service token', 'key-', /key-[a-f0-9]{32}(?![a-f0-9])/),
  shape('service token', 'AGE-SECRET-KEY-', /AGE-SECRET-KEY-1[A-Z0-9]{58}/),
  shape('service token', 'tskey-', /tskey-[a-z]+-[\w-]{20,100}/),
  shape(
    'service token',
    'discord.com discordapp.com',
    /discord(?:app)?\.com\/api\/webhooks\/\d{15,20}\/[\w-]{50,90}/,
  ),
  shape('service token', 'EAAC EAAB', /EAA[CB][A-Za-z0-9]{60,400}/),
];

function asRule({ kind, begins, pattern }: Shape): Rule {
  const words = begins.map(begin => begin.replace(/[^A-Za-z0-9].*/, ''));
  // None of them is a word alone: what follows it is known, too.
  const next = begins.map((begin, i) => begin[words[i].length]);
  return {
    kind,
    wraps: true,
    ...(next.every(Boolean) && { next: next.join('') }),
    words,
    escaped: true,
    find: (text, start): Match | undefined => {
      if (!begins.some(begin => text.startsWith(begin, start)))
        return undefined;
      pattern.lastIndex = start;
      return pattern.test(text) ? { start, end: pattern.lastIndex } : undefined;
    },
  };
}

const JWT = /eyJ[\w-]{8,4000}\.(?:eyJ)?[\w-]{4,16000}(?:\.[\w-]{0,2000}){0,3}/y;
const TELEGRAM = /\d{8,10}:AA[\w-]{32,35}(?![\w-])/y;
const AWS_SECRET = /(?<![A-Za-z0-9/+])[A-Za-z0-9/+]{40}(?![A-Za-z0-9/+=])/;

/** Tokens of providers, which say themselves what they are. @internal */
export const TOKEN_RULES: Rule[] = [
  ...SHAPES.map(asRule),
  {
    kind: 'jwt',
    wraps: true,
    words: ['eyJ'],
    escaped: true,
    find: (text, start) => {
      const before = text[start - 1];
      if (before === '-' || before === '_') return undefined;
      JWT.lastIndex = start;
      return JWT.test(text) ? { start, end: JWT.lastIndex } : undefined;
    },
  },
  {
    kind: 'telegram token',
    wraps: true,
    words: [...'0123456789'],
    lengths: [8, 10],
    next: ':',
    find: (text, start) => {
      TELEGRAM.lastIndex = start;
      return TELEGRAM.test(text)
        ? { start, end: TELEGRAM.lastIndex }
        : undefined;
    },
  },
  {
    // Beside its id, a secret stands without a name.
    kind: 'aws secret',
    words: ['AKI', 'ASI'],
    lengths: [20, 20],
    find: (text, start, end) => {
      if (!/^A[KS]IA/.test(text.slice(start, start + 4))) return undefined;
      const near = text.slice(end, end + 200);
      const match = AWS_SECRET.exec(near);
      if (!match || !/[a-z]/.test(match[0]) || !/[A-Z]/.test(match[0]))
        return undefined;
      if (!/[0-9/+]/.test(match[0])) return undefined;
      const at = end + match.index;
      return { start: at, end: at + 40 };
    },
  },
];
