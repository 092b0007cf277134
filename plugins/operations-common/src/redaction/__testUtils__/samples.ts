import { RedactionKind } from '../kinds';
import { KnownName } from '../model';

/** People who do not exist. */
export const NAMES: KnownName[] = [
  { name: 'Roswitha Brückenmüller', kind: 'person', of: 'user:default/rb' },
  { name: 'rbrueck77', kind: 'handle', of: 'user:default/rb' },
  { name: 'ros@marram.example', kind: 'email', of: 'user:default/rb' },
  { name: 'Łukasz D’Agostino', kind: 'person', of: 'user:default/ld' },
  { name: 'Will March', kind: 'person', of: 'user:default/wm' },
  { name: 'Dune Wardens', kind: 'group', of: 'group:default/dw' },
];

let state = 7;
/** So many letters and digits that look drawn at random: no secret that anybody ever had. */
export function drawn(
  count: number,
  alphabet = 'aB3xY7kQ9mZ2pL5wT8vR4cN6',
): string {
  let text = '';
  while (text.length < count) {
    state = (state * 1103515245 + 12345) % 2147483648;
    text += alphabet[Math.floor((state / 2147483648) * alphabet.length)];
  }
  return text;
}

const HEX = '0123456789abcdef';
const TOKEN = drawn(30);
const line = () => drawn(64);
const label = 'PRIVATE KEY';

/** For each kind texts, and what must not be left of them. */
export const SAMPLES: Record<RedactionKind, [text: string, secret: string][]> =
  {
    person: [
      ['Then Roswitha Brückenmüller restarted it', 'Brückenmüller'],
      ['Then ROSWITHA BRUECKENMUELLER restarted it', 'BRUECKENMUELLER'],
      ['so Brückenmüller, Roswitha was called', 'Roswitha'],
      ['asked Roswitha, who knew', 'Roswitha'],
      ['cc @rbrueck77: see above', 'rbrueck77'],
      ['by Lukasz d\u2019agostino', 'Lukasz'],
    ],
    group: [['paged the Dune Wardens at noon', 'Dune Wardens']],
    email: [
      ['mail to jo.fjall+x@firma.co.uk now', 'jo.fjall'],
      ['jo.fjall [at] firma [dot] de', 'jo.fjall'],
      ['jo.fjall＠firma.de', 'jo.fjall'],
      ['?user=jo.fjall%40firma.de&x=1', 'jo.fjall'],
      ['jо.fjall@firmа.de', 'fjall'],
      ['From: jo.fjall@fir=\r\nma.de', 'jo.fjall'],
    ],
    'user path': [
      ['at /home/jofjall/src/a.py', 'jofjall'],
      ['in C:\\Users\\jofjall\\AppData', 'jofjall'],
      ['open "/Users/jo.fjall/x.log"', 'jo.fjall'],
      [
        'see https://git.example.org/issues?state=open&author=jofjall',
        'jofjall',
      ],
      ['GET /api/v2/builds?userName=jo.fjall&limit=10 200', 'jo.fjall'],
      ['<a href="/d/x?page=2&amp;login=jofjall">', 'jofjall'],
    ],
    'key comment': [
      [
        `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${drawn(43)} jo@fjall-laptop`,
        'fjall',
      ],
    ],
    phone: [
      ['call +49 30 5556677 at night', '5556677'],
      ['call (415) 555-2671', '555-2671'],
      ['Telefon 030/7654321', '7654321'],
    ],
    card: [
      ['paid with 4111 1111 1111 1111.', '1111'],
      ['pan=378282246310005', '378282246310005'],
    ],
    iban: [
      ['to DE89 3704 0044 0532 0130 00 today', '0532'],
      ['to GB82WEST12345698765432', 'WEST12345698765432'],
    ],
    ipv4: [
      ['peer 10.11.12.13:8443 closed', '10.11.12.13'],
      ['node ip-10-11-12-13 not ready', '10-11-12-13'],
    ],
    ipv6: [
      ['peer [2a01:4f8:c17:b8f::2]:443 closed', '2a01'],
      ['fe80::1ff:fe23:4567:890a%eth0', 'fe23'],
      ['2600:1f18:0:1:2:3:4:5 gone', '1f18'],
    ],
    mac: [
      ['port 3c:52:82:4a:9b:01 down', '4a:9b'],
      ['port 3c52.824a.9b01 down', '824a'],
    ],
    host: [
      ['upstream db-3.prod.firma.de failed', 'firma'],
      ['lookup orders.shop.svc.cluster.local', 'shop'],
      ['https://wiki.firma.internal/x', 'firma'],
    ],
    'url credentials': [
      ['postgres://app:hunter2x@localhost:5432/db', 'hunter2x'],
      [`https://${TOKEN}@github.com/a/b.git`, TOKEN],
    ],
    authorization: [
      [`Authorization: Bearer ${TOKEN}`, TOKEN],
      [`curl -H 'Authorization: Basic ${TOKEN}=='`, TOKEN],
    ],
    cookie: [[`Cookie: sid=${TOKEN}; theme=dark`, TOKEN]],
    password: [
      ['db_password: hunter2x!', 'hunter2x'],
      ['export API_KEY="q9w8e7r6t5z4"', 'q9w8'],
      ['"clientSecret":"q9w8e7r6t5z4"', 'q9w8'],
      ['tool --password q9w8e7r6t5z4 run', 'q9w8'],
      ['password: >-\n  q9w8e7r6t5z4\n', 'q9w8'],
    ],
    'private key': [
      [
        `-----BEGIN ${label}-----\n${line()}\n${line()}\n-----END ${label}-----`,
        'BEGIN',
      ],
      [
        `key: |\n    -----BEGIN RSA ${label}-----\n    ${line()}\n    ${line()}\nnext: 1`,
        'BEGIN',
      ],
      [
        `{"key":"-----BEGIN ${label}-----\\n${line()}\\n-----END ${label}-----\\n"}`,
        'BEGIN',
      ],
    ],
    jwt: [
      [
        `token eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${drawn(43)} x`,
        'eyJ',
      ],
    ],
    'aws key id': [[`id AKIA${drawn(16, 'ABCDEFGH234567')} used`, 'AKIA']],
    'aws secret': [[`aws_secret_access_key = ${TOKEN}aB3xY7kQ9m`, TOKEN]],
    'google key': [[`AIza${drawn(35)}`, 'AIza']],
    'azure key': [
      [`AccountName=a;AccountKey=${TOKEN}${TOKEN}${drawn(26)}==;x=y`, TOKEN],
    ],
    'github token': [
      [`ghp_${drawn(36)}`, 'ghp_'],
      [`ghp_${drawn(20)}\n    ${drawn(16)} rest`, 'ghp_'],
      [`ghp_${drawn(20)}\\\n${drawn(16)}`, 'ghp_'],
    ],
    'gitlab token': [[`glpat-${drawn(20)}`, 'glpat']],
    'slack token': [[`xoxb-12345678901-12345678901-${drawn(24)}`, 'xoxb']],
    'stripe key': [[`sk_live_${drawn(24)}`, 'sk_live']],
    'npm token': [[`npm_${drawn(36)}`, 'npm_']],
    'pypi token': [[`pypi-AgEIcHlwaS5vcmc${drawn(120)}`, 'pypi-']],
    'digitalocean token': [[`dop_v1_${drawn(64, HEX)}`, 'dop_v1']],
    'hugging face token': [[`hf_${drawn(34)}`, 'hf_']],
    'openai key': [[`sk-proj-${drawn(60)}`, 'sk-']],
    'anthropic key': [[`sk-ant-api03-${drawn(95)}`, 'sk-']],
    'sendgrid key': [[`SG.${drawn(22)}.${drawn(43)}`, 'SG.']],
    'docker token': [[`dckr_pat_${drawn(27)}`, 'dckr']],
    'vault token': [[`hvs.${drawn(90)}`, 'hvs.']],
    'grafana token': [[`glsa_${drawn(32)}_${drawn(8, HEX)}`, 'glsa']],
    'openshift token': [[`sha256~${drawn(43)}`, 'sha256~']],
    'telegram token': [[`bot 1234567890:AA${drawn(33)}`, ':AA']],
    'service token': [
      [`dapi${drawn(32, HEX)}`, 'dapi'],
      [`lin_api_${drawn(40)}`, 'lin_api'],
    ],
  };

/** What only looks like it. */
export const ORDINARY = [
  'commit 4b825dc642cb6eb9a060e54bf8d69288fbee4904',
  'image quay.io/acme/web@sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'uid 158af79c-ad98-45c3-a43b-672cde7e59b9 158AF79C-AD98-45C3-A43B-672CDE7E59B9 has the sum of an IBAN',
  'uid 123e4567-e89b-42d3-a456-426614174000, trace_id=4bf92f3577b34da6a3ce929d0e0e4736',
  '2025-11-21T13:29:11.123456789Z 12:34:56 1763731751000',
  'pod web-7f9c8d6b5-x2x4z on port 8443, exit code 137, ORA-00942, 0xc000123456',
  'at com.acme.orders.RetryPolicy.run(retry.ts:12) main.go:42 a.b.c.java',
  'v1.2.3.4, tool-10.2.3.4, version 10.2.3.4, 127.0.0.1, ::1, 0.0.0.0:80, 192.0.2.7, 2001:db8::1',
  'apps.openshift.io/v1 rbac.authorization.k8s.io https://www.example.org/x git@github.com:a/b.git',
  'std::vector<int> a::b dead::beef user@1000.service lodash@4.17.21',
  'password: ${DB_PASSWORD} token: expected "}" secretName: web-tls password: wrong for days',
  'We will march in May; a rose is a rose. GET /home/index.html',
  'integrity sha512-aB3xY7kQ9mZ2pL5wT8vR4cN6aB3xY7kQ9mZ2pL5wT8vR4cN6aB3xY7kQ9mZ2pL5wT8vR4cN6aB3xY7kQ9mZ2pL==',
  '/home/node/app and /Users/Shared and C:\\Users\\Public',
  'GET /users?user=42&login=true&author=me&username={name} jdbc:postgresql://db/orders?user=orders&ssl=true',
  'user=orders login=ok, superuser=alice is a flag; ?userid=abc ?sort=author',
  'aa:bb:cc:dd:ee:ff:00:11:22:33:44:55:66:77:88:99 ff:ff:ff:ff:ff:ff',
];
