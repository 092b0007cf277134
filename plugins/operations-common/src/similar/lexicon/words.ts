/*
 * Words of operations that mean the same, in English and German. Left is the word that stands for all of them; forms
 * are found by their stems, so that plurals and endings need no entry. Several words on the left stand for a compound.
 */
export const WORDS: Record<string, string> = {
  // Trouble
  fail: 'failure failed failing fails failes fehlgeschlagen fehlschlag fehlschlaegt scheitert gescheitert misslungen unsuccessful',
  error: 'errors err fehler fehlermeldung stoerung fault faults faulty problem',
  crash:
    'crashed crashes crashing abgestuerzt absturz stuerzt died dies abort aborted abgebrochen',
  kill: 'killed kills killing beendet getoetet abgeschossen terminated',
  refuse:
    'refused refuses refusing verweigert abgelehnt abgewiesen ablehnung declined',
  reset: 'resets zurueckgesetzt',
  deny: 'denied denies forbidden verboten untersagt disallowed gesperrt',
  reject: 'rejected rejects rejecting zurueckgewiesen',
  timeout:
    'timeouts timedout timed zeitueberschreitung zeitlimit deadline timing etimedout zeitablauf',
  expire:
    'expired expires expiry expiration abgelaufen ablaufdatum ablauf ablaeuft lapsed outdated notafter',
  invalid:
    'ungueltig malformed illegal unzulaessig bad incorrect falsch falsche falscher falsches wrong',
  unknown:
    'unbekannt unbekannte unbekannter unrecognized unrecognised unrecognizable',
  valid: 'gueltig gueltige gueltiges gueltiger',
  yet: 'noch',
  only: 'nur',
  use: 'used using uses usage benutzt verwendet belegt',
  missing: 'fehlt fehlen fehlend fehlende fehlender absent lacking lacks miss',
  unavailable:
    'unreachable unerreichbar offline down inaccessible outage ausfall ausgefallen',
  exceed:
    'exceeded exceeds exceeding ueberschritten uebersteigt ueberschreitet ueberschreitung beyond',
  exhaust:
    'exhausted exhausting exhaustion erschoepft aufgebraucht depleted ausgeschoepft verbraucht',
  full: 'voll vollgelaufen filled volle volles',
  slow: 'langsam traege sluggish slower slowly slowness langsamer',
  stuck:
    'haengt haengen haengengeblieben hang hangs hung hanging frozen freeze blocked blockiert stalled stall steckt',
  corrupt:
    'corrupted corruption beschaedigt korrupt defekt damaged broken kaputt torn',
  leak: 'leaks leaked leaking leck undicht',
  conflict: 'conflicts konflikt kollision collision clash',
  duplicate:
    'duplicates duplicated doppelt duplikat doppelte doppelter twice zweimal',
  mismatch: 'mismatched mismatches unmatched abweichung mismatching',
  not: 'no nicht kein keine keinen keiner keinem cannot cant couldnt wont isnt doesnt without ohne never none nothing nichts unable',
  found:
    'find gefunden finden exist exists existing existiert existieren vorhanden locate located',
  enough: 'sufficient genug genuegend ausreichend ausreichende',
  insufficient: 'unzureichend zuwenig ungenuegend shortage',
  too: 'zu',
  many: 'viele vielen vieler',
  large: 'big gross grosse grosser oversized larger huge riesig',
  limit:
    'limits limited begrenzung grenze grenzwert obergrenze cap ceiling maximum max threshold',
  loop: 'loops looping schleife endlosschleife',
  retry:
    'retries retried retrying wiederholung wiederholt wiederholungen erneut',
  restart:
    'restarts restarted restarting neustart neugestartet neustarts reboot rebooted rebooting',
  start:
    'starts started starting startet gestartet startup launch launched starten boot booted',
  stop: 'stops stopped stopping gestoppt angehalten halt halted haelt',
  open: 'opened opening geoeffnet oeffnen',
  close: 'closed closes closing geschlossen schliesst',
  create: 'created creating creates erstellt angelegt erstellen anlegen',
  delete:
    'deleted deletes deleting removed remove geloescht loeschen entfernt dropped purge purged',
  read: 'reads reading gelesen lesen',
  write: 'writes writing written schreiben geschrieben schreibt schreibzugriff',
  readonly: 'schreibgeschuetzt nurlesen',
  load: 'loads loaded loading geladen laden',
  lost: 'lose loses losing verloren verliert verlust loss vanish vanished vanishes disappear disappeared gone weg verschwunden',
  wait: 'waits waited waiting warten wartet wartezeit await awaiting',
  lock: 'locks locked locking sperre sperren lockout',
  overload:
    'overloaded ueberlastet ueberlast ueberlastung saturated saturation',
  throttle: 'throttled throttling gedrosselt drosselung ratelimited ratelimit',
  reach: 'reached reaching erreicht erreichen erreichbar reachable',
  accept: 'accepted accepts akzeptiert angenommen',
  trust: 'trusted vertraut vertrauen vertrauenswuerdig',
  verify:
    'verified verification verifying ueberprueft pruefung pruefen validate validation validated geprueft verifiziert',
  sign: 'signed signs signing signiert unterschrieben',
  change:
    'changed changes changing geaendert aenderung aenderungen modified modify',
  old: 'alt alte alter altes alten stale veraltet obsolete',
  before: 'vor bevor vorher prior',
  after: 'nach nachdem danach',
  new: 'neu neue neuer neues neuen',
  behind: 'hinterher rueckstand lagging lag lags lagged verzoegerung',
  allocate:
    'allocated allocating allocation zuweisen zugewiesen zuweisung reservieren',
  disconnect:
    'disconnected disconnects getrennt abbruch unterbrochen interrupted verbindungsabbruch',
  // Networks
  connect:
    'connection connections connecting connected conn verbindung verbindungen verbinden verbunden verbindungsaufbau dial dialing',
  network: 'networks networking netzwerk netz netze',
  host: 'hosts hostname hostnames rechner rechnername',
  name: 'names namen domain domains',
  'name resolve': 'namensaufloesung getaddrinfo gethostbyname',
  resolve:
    'resolves resolved resolving resolution resolver aufloesen aufgeloest aufloesung lookup nslookup',
  dns: 'nameserver nameservers coredns kubedns',
  address: 'addresses adresse adressen addr',
  route: 'routes routing routed routen leitweg',
  proxy: 'proxies',
  gateway: 'gateways',
  upstream: 'upstreams',
  backend: 'backends',
  balancer: 'loadbalancer lastverteiler haproxy',
  packet: 'packets paket pakete paketen',
  peer: 'peers gegenstelle gegenseite',
  socket: 'sockets',
  port: 'ports',
  request: 'requests anfrage anfragen aufruf aufrufe',
  response:
    'responses antwort antworten antwortet reply replies answer answers answered',
  header: 'headers kopfzeile kopfzeilen',
  redirect:
    'redirects redirected weiterleitung weiterleitungen umleitung umgeleitet',
  interface: 'interfaces schnittstelle nic netzwerkkarte',
  tunnel: 'vpn ipsec wireguard openvpn tunnels',
  rpc: 'grpc rpcs',
  firewall: 'iptables nftables securitygroup',
  // Certificates, identity
  certificate:
    'certificates cert certs zertifikat zertifikate zertifikats zertifikaten x509',
  'certificate chain': 'zertifikatskette zertifikatkette',
  'certificate authority': 'zertifizierungsstelle',
  authority: 'issuer aussteller',
  chain: 'kette intermediate zwischenzertifikat',
  handshake: 'handshakes tls ssl',
  key: 'keys schluessel',
  password: 'passwords passwort passworte kennwort kennwoerter passwd',
  credential: 'credentials zugangsdaten anmeldedaten',
  login: 'logins logon anmeldung anmelden signin angemeldet einloggen',
  authenticate:
    'authentication authenticated unauthenticated authentifizierung auth authentisierung authn',
  authorize:
    'authorization authorized authorisierung autorisierung unauthorized authorised unauthorised',
  permission:
    'permissions berechtigung berechtigungen recht rechte privilege privileges zugriffsrechte',
  access: 'zugriff zugang',
  token: 'tokens jwt',
  secret: 'secrets geheimnis',
  account: 'accounts konto konten benutzerkonto',
  user: 'users benutzer nutzer anwender',
  // Storage
  disk: 'disks festplatte festplatten platte platten datentraeger drive drives ssd',
  filesystem: 'dateisystem dateisysteme fs partition partitions',
  volume: 'volumes laufwerk pvc persistentvolumeclaim persistentvolume',
  space: 'platz speicherplatz',
  'disk space':
    'festplattenspeicher plattenplatz festplattenplatz diskspace plattenspeicher',
  file: 'files datei dateien',
  directory: 'directories folder folders verzeichnis verzeichnisse ordner',
  inode: 'inodes',
  device: 'devices geraet geraete',
  mount:
    'mounts mounted mounting eingehaengt einhaengen attach attached attaching multiattach',
  backup: 'backups sicherung sicherungen datensicherung',
  restore: 'restored restoring wiederherstellung wiederhergestellt',
  snapshot: 'snapshots',
  quota: 'quotas kontingent kontingente resourcequota',
  descriptor:
    'descriptors deskriptor deskriptoren filehandle filehandles dateideskriptor handles',
  // Memory and processors
  memory: 'arbeitsspeicher ram speicher hauptspeicher mem',
  heap: 'heapspace',
  oom: 'oomkilled oomkill outofmemory speichermangel',
  cpu: 'cpus prozessor processor processors cores',
  thread: 'threads',
  process: 'processes prozess prozesse',
  garbage: 'gc muellabfuhr',
  // Databases and queues
  database: 'databases db datenbank datenbanken datenbankserver',
  postgresql: 'postgres psql pg postmaster',
  mysql: 'mariadb innodb mysqld',
  table: 'tables tabelle tabellen relation',
  column: 'columns spalte spalten',
  row: 'rows zeile zeilen tuple tuples',
  query: 'queries abfrage abfragen sql statement statements',
  transaction: 'transactions transaktion transaktionen',
  deadlock: 'deadlocks verklemmung',
  pool: 'pools verbindungspool connectionpool hikari pooler',
  replica:
    'replicas replikat replikation replication standby secondary follower slave',
  primary: 'master leader haupt',
  index: 'indexes indices indizes',
  schema: 'schemas schemata',
  migration: 'migrations migrationen migrate migrating',
  constraint: 'constraints',
  queue: 'queues warteschlange warteschlangen backlog',
  message: 'messages nachricht nachrichten',
  broker: 'brokers',
  consumer: 'consumers konsument konsumenten',
  partition: 'partitionen',
  failover: 'switchover umschaltung umgeschaltet promotion promoted',
  kubernetes: 'k8s kube',
  cluster: 'clusters',
  quorum: 'quorums mehrheit majority',
  election: 'elections wahl',
  cache: 'caches zwischenspeicher',
  // Deployment
  image: 'images abbild abbilder',
  pull: 'pulls pulling pulled ziehen gezogen herunterladen download',
  registry: 'registries',
  container: 'containers behaelter',
  pod: 'pods',
  node: 'nodes knoten worker workers',
  deploy:
    'deployment deployments deployed deploying rollout rollouts ausrollen ausgerollt auslieferung release',
  rollback: 'zurueckgerollt revert reverted',
  schedule:
    'scheduled scheduling scheduler failedscheduling eingeplant einplanen',
  taint: 'taints toleration tolerations tolerate tolerated untolerated',
  affinity: 'selector antiaffinity nodeselector',
  evict: 'evicted eviction evicting verdraengt',
  probe: 'probes healthcheck healthchecks health',
  liveness: 'livenessprobe',
  readiness: 'readinessprobe',
  config:
    'configuration configmap konfiguration einstellung einstellungen setting settings configured',
  variable: 'variables umgebungsvariable env environment',
  webhook: 'webhooks admission',
  version: 'versions versionen',
  upgrade:
    'upgraded upgrades upgrading update updated updates aktualisierung aktualisiert',
  incompatible: 'inkompatibel unsupported',
  library: 'libraries bibliothek lib',
  command: 'commands befehl befehle kommando executable binary',
  parse:
    'parsing parser unparsable unmarshal deserialize deserialization decode decoding',
  service: 'services dienst dienste',
  job: 'jobs cronjob cronjobs aufgabe',
  clock: 'uhr uhrzeit systemzeit systemuhr ntp chrony skew drift',
  invoice: 'invoices rechnung rechnungen billing bill bills',
  unpaid: 'unbezahlt unbezahlte overdue',
  silence: 'silenced silences muted mute stummgeschaltet stumm',
  fibre: 'fiber cable cables kabel glasfaser',
  power: 'strom stromausfall stromversorgung ups usv',
  temperature:
    'overheat overheated ueberhitzt hitze cooling kuehlung thermal conditioning klimaanlage',
};
