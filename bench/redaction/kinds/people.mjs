import { ALNUM, DIGITS, LOWER, UPPER } from '../random.mjs';

/** People who do not exist; the catalog knows them. */
const FIRST =
  'Anneliese Björn Cezary Dagmar Eberhard Fiona Gökhan Hjördis Ignacio Jorinde Kåre Lubomír Mireille Nikolai Oddvar Priyanka Quirin Roswitha Siobhán Thaddeus Ulrike Vendela Wiebke Xaver Yngve Zofia Álvaro Øystein Łukasz Şebnem'.split(
    ' ',
  );
const LAST =
  'Ackerknecht Brückenmüller Čapková D’Agostino Eichenlaub Fjällström Grünewaldt Hülsmann Iwanowicz Jägermeier Kowalczykowa Løvenskiold Mühlhauser Nørregaard Oberländer Pfeiffenberger Quastenberg Rösslinger Strömblad Thorvaldsdóttir Uhlmannsiek Vögelein Weißgerber Yıldırımer Żurawska'.split(
    ' ',
  );

export const plain = text =>
  text
    .replace(/ß/g, 'ss')
    .replace(/[øØ]/g, 'o')
    .replace(/[łŁ]/g, 'l')
    .replace(/ı/g, 'i')
    .normalize('NFD')
    .replace(/[^\w -]/g, '');

/** A thousand people of an organisation, as their catalog has them. */
export function organisationOf(r) {
  return Array.from({ length: 1000 }, (_, i) => {
    const first = FIRST[i % FIRST.length];
    const last =
      LAST[Math.floor(i / FIRST.length) % LAST.length] +
      (i >= 750 ? `-${LAST[(i * 7) % LAST.length]}` : '');
    const handle = `${plain(first).toLowerCase().slice(0, 3)}${plain(last)
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .slice(0, 6)}${r.below(90) + 10}`;
    const of = `user:default/p${i}`;
    return { of, first, last, name: `${first} ${last}`, handle };
  });
}

const local = r => {
  const first = plain(r.one(FIRST)).toLowerCase();
  const last = plain(r.one(LAST)).toLowerCase();
  return r.one([
    () => `${first}.${last}`,
    () => `${first[0]}${last}`,
    () => `${first}_${last}${r.below(100)}`,
    () => `${first}+${r.one(['alerts', 'jira', 'oncall'])}`,
    () => `${last}-${r.text(LOWER, 2)}`,
    () => `${first.toUpperCase()}.${last.toUpperCase()}`,
    () => `${r.text(LOWER, 1)}${r.text(DIGITS, 6)}`,
  ])();
};

const domain = r =>
  `${r.text(LOWER, r.between(4, 9))}${r.one([
    '.com',
    '.de',
    '.org',
    '.co.uk',
    '.edu',
    '.io',
    '-gmbh.de',
    '.mail.fr',
    '.consulting',
    '.corp.local',
  ])}`;

/** RFC 5322 addr-spec, as in use. */
const email = r => {
  const value = `${local(r)}@${domain(r)}`;
  return { value, parts: [value] };
};

/** The same as people and programs write it so that no program finds it. */
const hiddenEmail = r => {
  const [name, host] = [local(r), domain(r)];
  const dotted = host.replace(/\./g, r.one(['.', '.', ' [dot] ', '(dot)']));
  const homoglyph = { a: 'а', e: 'е', o: 'о', c: 'с', p: 'р' };
  const value = r.one([
    () => `${name} [at] ${dotted}`,
    () => `${name}(at)${host}`,
    () => `${name} (AT) ${host}`,
    () => `${name}[at]${dotted}`,
    () => `${encodeURIComponent(`${name}@`)}${host}`,
    () => `${name}＠${host}`,
    () => `${name}&#64;${host}`,
    () => `${name}\\u0040${host}`,
    () =>
      `${name.replace(/[aeocp]/g, c => homoglyph[c])}@${host.replace(
        /o/,
        'о',
      )}`,
  ])();
  return { value, parts: [value] };
};

const digits = (r, n) => r.text(DIGITS, n);

/** E.123 and what countries write. */
const phone = r => {
  const value = r.one([
    () => `+49 ${r.between(30, 899)} ${r.between(2, 9)}${digits(r, 6)}`,
    () => `+49${r.between(151, 179)}${digits(r, 8)}`,
    () =>
      `+49 (0)${r.between(30, 899)} ${r.between(2, 9)}${digits(r, 5)}-${digits(
        r,
        2,
      )}`,
    () => `+1 (${r.between(201, 989)}) ${r.between(201, 989)}-${digits(r, 4)}`,
    () => `+1-${r.between(201, 989)}-${r.between(201, 989)}-${digits(r, 4)}`,
    () => `+44 20 7${digits(r, 3)} ${digits(r, 4)}`,
    () =>
      `+33 ${r.between(1, 9)} ${digits(r, 2)} ${digits(r, 2)} ${digits(
        r,
        2,
      )} ${digits(r, 2)}`,
    () => `0049 ${r.between(30, 899)} ${r.between(2, 9)}${digits(r, 6)}`,
    () =>
      `+420 ${digits(r, 3)} ${digits(r, 3)} ${digits(r, 3)}`.replace(
        '+420 0',
        '+420 6',
      ),
    () => `+91${r.between(6, 9)}${digits(r, 9)}`,
  ])();
  return { value, parts: [value] };
};

const nationalPhone = r => {
  const value = r.one([
    () => `(${r.between(201, 989)}) ${r.between(201, 989)}-${digits(r, 4)}`,
    () => `${r.between(201, 989)}-${r.between(201, 989)}-${digits(r, 4)}`,
    () => `${r.between(201, 989)}.${r.between(201, 989)}.${digits(r, 4)}`,
    () => `0${r.between(30, 899)}/${r.between(2, 9)}${digits(r, 6)}`,
    () => `0${r.between(151, 179)} ${r.between(2, 9)}${digits(r, 7)}`,
    () => `0${r.between(151, 179)}-${r.between(2, 9)}${digits(r, 6)}`,
    () => `020 7${digits(r, 3)} ${digits(r, 4)}`,
    () =>
      `0${r.between(1, 5)} ${digits(r, 2)} ${digits(r, 2)} ${digits(
        r,
        2,
      )} ${digits(r, 2)}`,
  ])();
  return { value, parts: [value] };
};

function luhn(number) {
  let sum = 0;
  [...number].reverse().forEach((character, i) => {
    let digit = Number(character);
    if (i % 2 === 0) digit *= 2;
    sum += digit > 9 ? digit - 9 : digit;
  });
  return (10 - (sum % 10)) % 10;
}

/** ISO/IEC 7812: issuer, account, check digit. */
const card = r => {
  const [prefix, length] = r.one([
    ['4', 16],
    ['4', 16],
    [String(r.between(51, 55)), 16],
    [String(r.between(2221, 2720)), 16],
    [r.one(['34', '37']), 15],
    ['6011', 16],
    ['65', 16],
    [String(r.between(3528, 3589)), 16],
    ['36', 14],
  ]);
  const body = prefix + digits(r, length - prefix.length - 1);
  const number = body + luhn(body);
  const groups =
    length === 16
      ? number.match(/.{4}/g)
      : [number.slice(0, 4), number.slice(4, 10), number.slice(10)];
  const value = r.one([number, groups.join(' '), groups.join('-')]);
  return { value, parts: [value] };
};

/** ISO 13616: country, check digits, account. */
const iban = r => {
  const [country, bban] = r.one([
    ['DE', digits(r, 18)],
    ['FR', digits(r, 10) + r.text(UPPER + DIGITS, 11) + digits(r, 2)],
    ['GB', r.text(UPPER, 4) + digits(r, 14)],
    ['NL', r.text(UPPER, 4) + digits(r, 10)],
    ['AT', digits(r, 16)],
    ['CH', digits(r, 5) + r.text(UPPER + DIGITS, 12)],
    ['PL', digits(r, 24)],
    ['NO', digits(r, 11)],
  ]);
  const numeric = [...`${bban}${country}00`].map(c => parseInt(c, 36)).join('');
  const check = String(98n - (BigInt(numeric) % 97n)).padStart(2, '0');
  const whole = `${country}${check}${bban}`;
  const value = r.one([whole, whole.match(/.{1,4}/g).join(' ')]);
  return { value, parts: [value] };
};

const nameOf = (r, people) => {
  const person = r.one(people);
  const value = r.one([
    () => person.name,
    () => person.name,
    () => plain(person.name),
    () => person.name.toUpperCase(),
    () => person.name.toLowerCase(),
    () => `${person.last}, ${person.first}`,
    () => person.name.normalize('NFD'),
    () => person.name.replace(' ', '\u00a0'),
    () =>
      person.name.replace(/ö/g, 'oe').replace(/ü/g, 'ue').replace(/ä/g, 'ae'),
  ])();
  return { value, parts: [value] };
};

const handleOf = (r, people) => {
  const { handle } = r.one(people);
  const value = r.one([`@${handle}`, handle, `@${handle.toUpperCase()}`]);
  return { value, parts: [value.replace('@', '')] };
};

const userPath = r => {
  const name = r.one([
    () => plain(r.one(FIRST)).toLowerCase(),
    () => `${r.text(LOWER, 1)}.${plain(r.one(LAST)).toLowerCase()}`,
    () => `${plain(r.one(FIRST))}_${r.text(DIGITS, 2)}`,
  ])();
  const value = r.one([
    () => `/home/${name}/src/app/main.py`,
    () => `/Users/${name}/Library/Logs/x.log`,
    () => `C:\\Users\\${name}\\AppData\\Local\\Temp`,
    () => `C:\\\\Users\\\\${name}\\\\.kube\\\\config`,
    () => `/home/${name}`,
    () => `file:///home/${name}/notes.txt`,
    () => `/var/home/${name}/.ssh/id_ed25519`,
    () => `D:/Users/${name}/go/pkg`,
  ])();
  return { value, parts: [name] };
};

const keyComment = r => {
  const comment = r.one([
    () => `${plain(r.one(FIRST)).toLowerCase()}@${r.text(LOWER, 6)}-laptop`,
    () => `${plain(r.one(FIRST))} ${plain(r.one(LAST))}`,
    () => `${local(r)}@${domain(r)}`,
  ])();
  const value = r.one([
    () =>
      `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.text(ALNUM, 43)} ${comment}`,
    () =>
      `ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABgQ${r.text(ALNUM, 340)}= ${comment}`,
    () =>
      `ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABB${r.text(
        ALNUM,
        88,
      )}= ${comment}`,
  ])();
  return { value, parts: [comment], line: true };
};

/** As trackers, dashboards and build servers filter by people. */
const inAddress = r => {
  const first = plain(r.one(FIRST)).toLowerCase();
  const last = plain(r.one(LAST)).toLowerCase();
  const name = r.one([
    `${first[0]}${last}`,
    `${first}.${last}`,
    `${last}${r.text(DIGITS, 2)}`,
  ]);
  const value = r.one([
    () => `https://git.example.org/issues?state=open&author=${name}`,
    () => `https://www.example.org/d/x?user=${name}&page=2`,
    () => `/api/v2/builds?userName=${name}`,
    () => `/login?username=${name}&next=%2F`,
    () => `/search?page=3&login=${name}#top`,
    () => `https://www.example.org/board?assignee=${name}%40corp`,
  ])();
  return { value, parts: [name] };
};

export const people = organisation => ({
  'e-mail': email,
  'e-mail, hidden': hiddenEmail,
  'phone, international': phone,
  'phone, national': nationalPhone,
  'payment card': card,
  IBAN: iban,
  name: r => nameOf(r, organisation),
  handle: r => handleOf(r, organisation),
  'user path': userPath,
  'SSH key comment': keyComment,
});

/** Written together with its rule, and not part of the text by which speed is measured. */
export const pages = { 'in an address of a page': inAddress };
