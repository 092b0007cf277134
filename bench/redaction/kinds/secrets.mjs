import {
  ALNUM,
  BASE64,
  BASE64URL,
  DIGITS,
  HEX,
  LOWER,
  UPPER,
} from '../random.mjs';

const whole = value => ({ value, parts: [value] });
const of = (value, ...parts) => ({ value, parts });

/** What a provider gives out: what it begins with, and what follows. */
const prefixed =
  (...shapes) =>
  r => {
    const [prefix, alphabet, count, rest = ''] = r.one(shapes);
    return whole(`${prefix}${r.text(alphabet, count)}${rest}`);
  };

const base64 = text => Buffer.from(text).toString('base64');
const base64url = text => Buffer.from(text).toString('base64url');

/** RFC 7519, as issued by identity providers and clusters. */
const jwt = r => {
  const header = { alg: r.one(['RS256', 'HS256', 'ES256']), typ: 'JWT' };
  if (r.below(2)) header.kid = r.text(ALNUM, 12);
  const claims = {
    sub: r.text(DIGITS, 10),
    iss: 'https://issuer.example.org',
    exp: 1_700_000_000 + r.below(1e7),
    jti: r.text(HEX, 16),
  };
  return whole(
    `${base64url(JSON.stringify(header))}.${base64url(
      JSON.stringify(claims),
    )}.${r.text(BASE64URL, r.one([43, 86, 342]))}`,
  );
};

const lines = (text, width) => text.match(new RegExp(`.{1,${width}}`, 'g'));

/** RFC 7468, OpenSSH and OpenPGP (RFC 9580). */
const privateKey = r => {
  const label = r.one([
    'RSA PRIVATE KEY',
    'PRIVATE KEY',
    'EC PRIVATE KEY',
    'OPENSSH PRIVATE KEY',
    'ENCRYPTED PRIVATE KEY',
    'PGP PRIVATE KEY BLOCK',
  ]);
  const body = lines(r.text(BASE64, r.between(4, 12) * 64 + 30), 64);
  const begin = `-----BEGIN ${label}-----`;
  const end = `-----END ${label}-----`;
  const all = [begin, ...body, end];
  const value = r.one([
    () => all.join('\n'),
    () => all.join('\r\n'),
    () => `tls.key: |\n${all.map(line => `    ${line}`).join('\n')}`,
    () => JSON.stringify({ key: all.join('\n') }),
    () => all.slice(0, -2).join('\n'),
    () => `  key: "${all.join('\\n')}"`,
    () => all.map(line => `> ${line}`).join('\n'),
    () => `tls.key: ${base64(`${all.join('\n')}\n`)}`,
  ])();
  const parts = value.includes('LS0tLS1')
    ? [value.slice(30, 60), value.slice(-40, -10)]
    : all.slice(1, value.includes(end) ? -1 : -2);
  return { value, parts, line: true };
};

const NAMES = [
  'password',
  'PASSWORD',
  'db_password',
  'passwd',
  'client_secret',
  'clientSecret',
  'API_KEY',
  'apiKey',
  'api-key',
  'secret_key',
  'access_token',
  'refreshToken',
  'auth_token',
  'DATABASE_PASSWORD',
  'spring.datasource.password',
  'encryption_key',
];

/** What people set: letters and digits, now and then with signs. */
const chosen = r =>
  r.one([
    () => r.text(ALNUM, r.between(10, 40)),
    () => r.text(HEX, 32),
    () =>
      `${r.text(LOWER, 5)}${r.one(['-', '_', '!', '$', '#'])}${r.text(
        DIGITS,
        4,
      )}${r.text(UPPER, 2)}`,
  ])();

const password = r => {
  const [name, secret] = [r.one(NAMES), chosen(r)];
  const value = r.one([
    () => `${name}=${secret}`,
    () => `${name}: ${secret}`,
    () => `"${name}":"${secret}"`,
    () => `"${name}": "${secret}"`,
    () => `export ${name}='${secret}'`,
    () => `${name} = "${secret}"`,
    () => `?${name}=${secret}&page=2`,
    () => `--${name.replace(/[_.]/g, '-').toLowerCase()} ${secret}`,
    () => `<add key="${name}" value="x" /> ${name}=${secret};`,
    () => `{\\"${name}\\":\\"${secret}\\"}`,
  ])();
  return of(value, secret);
};

const authorization = r => {
  const bearer = r.text(BASE64URL, r.between(24, 60));
  const basic = base64(`${r.text(LOWER, 6)}:${r.text(ALNUM, 12)}`);
  const [value, secret] = r.one([
    () => [`Authorization: Bearer ${bearer}`, bearer],
    () => [`authorization: bearer ${bearer}`, bearer],
    () => [`"Authorization": "Bearer ${bearer}"`, bearer],
    () => [`curl -H 'Authorization: Basic ${basic}'`, basic],
    () => [`Proxy-Authorization: Basic ${basic}`, basic],
    () => [`Authorization: token ${bearer}`, bearer],
    () => [`X-Api-Key: ${bearer}`, bearer],
    () => [`headers={Authorization=[Bearer ${bearer}]}`, bearer],
  ])();
  return of(value, secret);
};

/** RFC 6265. */
const cookie = r => {
  const session = r.text(ALNUM, r.between(20, 40));
  const value = r.one([
    () => `Cookie: JSESSIONID=${session}; theme=dark`,
    () => `Set-Cookie: sid=${session}; Path=/; HttpOnly; Secure`,
    () => `"cookie":"connect.sid=s%3A${session}"`,
    () => `-H 'Cookie: session=${session}'`,
    () => `cookie: _oauth2_proxy=${session}`,
  ])();
  return { ...of(value, session), line: true };
};

const awsSecret = r => {
  const secret = r.text(BASE64, 40);
  const id = `AKIA${r.text(`${UPPER}234567`, 16)}`;
  const value = r.one([
    () => `aws_secret_access_key = ${secret}`,
    () => `AWS_SECRET_ACCESS_KEY=${secret}`,
    () => `"SecretAccessKey": "${secret}"`,
    () => `secretAccessKey: ${secret}`,
    () => `${id} ${secret}`,
    () => `access key ${id}, secret ${secret}`,
  ])();
  return of(value, secret);
};

const azure = r => {
  const key = `${r.text(BASE64, 86)}==`;
  const sas = r.text(BASE64, 43);
  const [value, secret] = r.one([
    () => [
      `DefaultEndpointsProtocol=https;AccountName=store1;AccountKey=${key};EndpointSuffix=core.windows.net`,
      key,
    ],
    () => [
      `Endpoint=sb://bus1.servicebus.windows.net/;SharedAccessKeyName=root;SharedAccessKey=${sas}=`,
      sas,
    ],
    () => [
      `?sv=2022-11-02&ss=b&srt=sco&sp=rl&se=2025-01-01T00:00:00Z&sig=${encodeURIComponent(
        `${sas}=`,
      )}`,
      encodeURIComponent(sas),
    ],
  ])();
  return of(value, secret);
};

const slack = r => {
  const n = () => r.text(DIGITS, r.between(10, 12));
  return whole(
    r.one([
      () => `xoxb-${n()}-${n()}-${r.text(ALNUM, 24)}`,
      () => `xoxp-${n()}-${n()}-${n()}-${r.text(HEX, 32)}`,
      () => `xapp-1-A${r.text(UPPER + DIGITS, 10)}-${n()}-${r.text(HEX, 64)}`,
      () =>
        `https://hooks.slack.com/services/T${r.text(
          UPPER + DIGITS,
          8,
        )}/B${r.text(UPPER + DIGITS, 10)}/${r.text(ALNUM, 24)}`,
    ])(),
  );
};

const openai = r =>
  whole(
    r.one([
      () => `sk-${r.text(ALNUM, 20)}T3BlbkFJ${r.text(ALNUM, 20)}`,
      () => `sk-proj-${r.text(BASE64URL, 74)}T3BlbkFJ${r.text(BASE64URL, 73)}A`,
      () => `sk-svcacct-${r.text(BASE64URL, 60)}T3BlbkFJ${r.text(ALNUM, 58)}`,
    ])(),
  );

/** Fixed-length tokens of providers, cut where a terminal, a mail program or an editor cuts. */
const cut = r => {
  const [token, from] = r.one([
    () => [`ghp_${r.text(ALNUM, 36)}`, 0],
    () => [`glpat-${r.text(ALNUM, 20)}`, 0],
    () => [`AKIA${r.text(`${UPPER}234567`, 16)}`, 0],
    () => [`npm_${r.text(ALNUM, 36)}`, 0],
    () => [jwt(r).value, 0],
    () => [`dop_v1_${r.text(HEX, 64)}`, 0],
    () => [`password=${r.text(ALNUM, 30)}`, 9],
  ])();
  const place = r.between(from + 6, token.length - 6);
  const [head, tail] = [token.slice(0, place), token.slice(place)];
  const indent = r.one(['', '  ', '        ', '\t']);
  const soft = r.one(['', '=', '\\', '\\']);
  const value = `${head}${soft}\n${soft === '=' ? '' : indent}${tail}`;
  return { value, parts: [head.slice(from), tail].filter(p => p.length > 7) };
};

const service = prefixed(
  ['shpat_', HEX, 32],
  ['pul-', HEX, 40],
  ['dapi', HEX, 32],
  ['lin_api_', ALNUM, 40],
  ['ATATT3xFfGF0', BASE64URL, 170, '=1A2B3C4D'],
  ['NRAK-', UPPER + DIGITS, 27],
  ['PMAK-', HEX, 24, `-${'0a'.repeat(17)}`],
  ['sntrys_', ALNUM, 60],
  ['figd_', BASE64URL, 40],
  ['rubygems_', HEX, 48],
  ['AGE-SECRET-KEY-1', 'QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58],
);

export const secrets = {
  'AWS key id': r =>
    whole(`${r.one(['AKIA', 'ASIA'])}${r.text(`${UPPER}234567`, 16)}`),
  'AWS secret': awsSecret,
  'Google key': prefixed(
    ['AIza', BASE64URL, 35],
    ['GOCSPX-', BASE64URL, 28],
    ['ya29.', BASE64URL, 120],
  ),
  'Azure key': azure,
  'GitHub token': prefixed(
    ['ghp_', ALNUM, 36],
    ['gho_', ALNUM, 36],
    ['ghs_', ALNUM, 36],
    ['ghr_', ALNUM, 36],
    [`github_pat_11ABCDEFG0abcdefghijkl_`, ALNUM, 59],
  ),
  'GitLab token': prefixed(
    ['glpat-', BASE64URL, 20],
    ['glrt-', BASE64URL, 20],
    ['gldt-', BASE64URL, 20],
    ['glcbt-64_', BASE64URL, 20],
  ),
  'Slack token': slack,
  'Stripe key': prefixed(
    ['sk_live_', ALNUM, 24],
    ['rk_live_', ALNUM, 99],
    ['sk_test_', ALNUM, 24],
    ['whsec_', ALNUM, 32],
  ),
  'npm token': prefixed(['npm_', ALNUM, 36]),
  'PyPI token': prefixed(['pypi-AgEIcHlwaS5vcmc', BASE64URL, 150]),
  'DigitalOcean token': prefixed(
    ['dop_v1_', HEX, 64],
    ['doo_v1_', HEX, 64],
    ['dor_v1_', HEX, 64],
  ),
  'Hugging Face token': prefixed(['hf_', UPPER + LOWER, 34]),
  'OpenAI key': openai,
  'Anthropic key': prefixed(
    ['sk-ant-api03-', BASE64URL, 93, 'AA'],
    ['sk-ant-admin01-', BASE64URL, 93, 'AA'],
  ),
  'SendGrid key': r =>
    whole(`SG.${r.text(BASE64URL, 22)}.${r.text(BASE64URL, 43)}`),
  'Telegram token': r =>
    whole(
      `${r.text('123456789', 1)}${r.text(DIGITS, 9)}:AA${r.text(
        BASE64URL,
        33,
      )}`,
    ),
  'Docker token': prefixed(
    ['dckr_pat_', BASE64URL, 27],
    ['dckr_oat_', BASE64URL, 32],
  ),
  'Vault token': prefixed(['hvs.', BASE64URL, 92], ['hvb.', BASE64URL, 140]),
  'Grafana token': r =>
    whole(
      r.one([
        `glsa_${r.text(ALNUM, 32)}_${r.text(HEX, 8)}`,
        `glc_${r.text(BASE64, 60)}`,
      ]),
    ),
  'OpenShift token': prefixed(['sha256~', BASE64URL, 43]),
  'tokens of other services': service,
  'passwords and keys set': password,
  authorization,
  cookie,
  JWT: jwt,
  'private key': privateKey,
  'cut over two lines': cut,
};
