/** German, written for its readers and not word by word. */
const messages = {
  'health.healthy': 'In Ordnung',
  'health.degraded': 'Beeinträchtigt',
  'health.down': 'Ausgefallen',
  'health.unknown': 'Unbekannt',
  'health.stale': '{{health}}, veraltet',
  'health.since': '{{health}} seit {{duration}}',
  'health.was': 'Stand {{time}}: {{health}}',
  'health.notLooked': 'Noch nicht geprüft',

  'strip.removed':
    'Dieser Dienst steht nicht mehr im Katalog. Was über ihn bekannt war, bleibt hier.',
  'strip.lastKnown': 'Zuletzt bekannt: {{health}}, {{time}}.',
  'strip.moreReasons_one': 'Ein weiterer Grund',
  'strip.moreReasons_other': '{{count}} weitere Gründe',
  'strip.details': 'Quellen und Einzelheiten',
  'strip.asOf': 'Stand vor',
  'strip.neverLooked': 'noch nie geprüft',
  'strip.sources_one': '{{count}} Quelle',
  'strip.sources_other': '{{count}} Quellen',
  'strip.staleOf': '{{number}} veraltet',
  'strip.staleSource': 'Stand von {{time}}: {{reason}}.',
  'strip.elsewhere': 'Auch beobachtet, zählt oben nicht mit:',
  'strip.headline': 'Zählt oben mit:',
  'strip.changed': '{{name}} ist jetzt: {{health}}.',
  'strip.source': 'Quelle',
  'strip.scope': 'Wo',
  'strip.observed': 'Geprüft vor',
  'strip.facts': 'Gemessen',
  'strip.every': 'alle {{duration}}',
  'strip.answered': 'antwortete {{status}} nach {{duration}} ms',
  'strip.noAnswer': 'keine Antwort nach {{duration}} ms',
  'strip.never': 'noch nie',
  'strip.empty': 'Keine Quelle beobachtet diesen Dienst.',
  'strip.code': 'Grund {{code}}',

  'problems.title_one':
    'Eine Angabe zu diesem Dienst lässt sich nicht befolgen',
  'problems.title_other':
    '{{count}} Angaben zu diesem Dienst lassen sich nicht befolgen',
  'problems.written': 'Dort steht',

  'ribbon.title': 'Die letzten 7 Tage',
  'ribbon.titleSince': 'Zustand seit {{time}}',
  'ribbon.short':
    'Nur die letzten {{duration}}: Vor {{time}} hat niemand geprüft.',
  'ribbon.empty':
    'Noch hat niemand geprüft. Das Band füllt sich ab der ersten Prüfung.',
  'ribbon.label': 'Zustand über 7 Tage; Pfeiltasten gehen hindurch',
  'ribbon.labelSince': 'Zustand seit {{time}}; Pfeiltasten gehen hindurch',
  'ribbon.numbers': 'Die Zahlen',
  'ribbon.rows_one': 'Ein Zeitabschnitt, der neueste zuerst',
  'ribbon.rows_other': '{{count}} Zeitabschnitte, der neueste zuerst',
  'ribbon.latest': 'Die neuesten {{shown}} von {{total}}',
  'ribbon.from': 'Von',
  'ribbon.to': 'Bis',
  'ribbon.health': 'Zustand',
  'ribbon.lasted': 'Dauer',
  'ribbon.reason': 'Grund',
  'ribbon.now': 'jetzt',
  'ribbon.hint':
    'Zeigen Sie auf das Band, oder gehen Sie mit den Pfeiltasten hindurch.',
  'ribbon.sum.healthy': '{{duration}} in Ordnung',
  'ribbon.sum.notWell': '{{duration}} gestört',
  'ribbon.sum.unknown': '{{duration}} unbekannt',

  'availability.title': 'Ziele',
  'availability.name': 'Verfügbarkeit der letzten {{hours}} h',
  'availability.counted': '{{good}} von {{total}} Prüfungen waren gut',
  'availability.covered':
    'Gemessen wurde {{duration}} von den letzten {{hours}} h.',
  'availability.complete': 'Gemessen wurde die ganzen {{hours}} h.',
  'availability.none':
    'In den letzten {{hours}} h wurde nichts gezählt, also gibt es keine Zahl.',
  'availability.noneRemedy':
    'Eine Sonde zählt Prüfungen: Geben Sie der Entität die Annotation operate-first.io/probe-url.',
  'availability.notPromised':
    'Gemessen, nicht versprochen: Dieser Dienst hat noch kein Ziel.',
  'availability.chart':
    'Verfügbarkeit der letzten {{hours}} h; in Lücken hat niemand geprüft',
  'availability.numbers': 'Die Zahlen',
  'availability.start': 'Ab',
  'availability.good': 'Gut',
  'availability.total': 'Prüfungen',
  'availability.ratio': 'Verfügbarkeit',
  'availability.tableName': 'Verfügbarkeit in Abschnitten von {{duration}}',

  'incidents.title': 'Störungen',
  'incidents.none': 'Keine Störung verzeichnet.',
  'incidents.how':
    'Dieses Portal führt noch keine Störungen. Später beginnt hier eine, wenn ein Fehlerbudget abbrennt oder jemand sie ausruft.',
  'incidents.meanwhile':
    'Bis dahin wenden Sie sich an die Menschen, die diese Seite nennt.',

  'people.title': 'Menschen',
  'people.signIn_one': 'Nach der Anmeldung sehen Sie, wer zu {{group}} gehört.',
  'people.signIn_other':
    'Nach der Anmeldung sehen Sie die {{count}} Menschen von {{group}}.',
  'people.noMembers': 'Zu {{group}} ist niemand eingetragen.',
  'people.places': 'Anlaufstellen',
  'people.noPlaces':
    'Für diesen Dienst ist kein Chat, kein Ticketsystem, keine Quelle und kein Runbook genannt.',
  'people.noPlacesRemedy':
    'Nennen Sie sie mit den Annotationen operate-first.io/chat-url, issue-tracker-url und runbook-url.',
  'people.kind.email': 'E-Mail',
  'people.kind.chat': 'Chat',
  'people.kind.issues': 'Tickets',
  'people.kind.source': 'Quelltext',
  'people.kind.runbook': 'Runbook',
  'people.kind.docs': 'Dokumentation',
  'people.kind.link': 'Verweis',

  'services.headline.unanswered':
    'Wie es den Diensten geht, lässt sich gerade nicht sagen',
  'services.headline.none': 'Noch ist kein Dienst bekannt',
  'services.headline.was': 'Stand {{time}}: {{words}}',
  'services.headline.allWell_one': 'Dem einzigen Dienst geht es gut',
  'services.headline.allWell_other': 'Allen {{count}} Diensten geht es gut',
  'services.headline.notWell_one': '1 von {{total}} Diensten ist gestört',
  'services.headline.notWell_other':
    '{{count}} von {{total}} Diensten sind gestört',
  'services.headline.noneDown': 'Von keinem Dienst ist eine Störung bekannt',
  'services.headline.unknown_one': '1 ist unbekannt',
  'services.headline.unknown_other': '{{count}} sind unbekannt',
  'services.headline.failing_one': '1 Quelle versagt',
  'services.headline.failing_other': '{{count}} Quellen versagen',
  'services.headline.starting_one': '1 Quelle läuft an',
  'services.headline.starting_other': '{{count}} Quellen laufen an',
  'services.headline.running_one': '1 Quelle beobachtet',
  'services.headline.running_other': '{{count}} Quellen beobachten',
  'services.headline.noSources': 'keine Quelle beobachtet',

  'services.filter.label': 'Dienste filtern',
  'services.filter.health': 'Zustand',
  'services.filter.owner': 'Team',
  'services.filter.system': 'System',
  'services.filter.environment': 'Umgebung',
  'services.filter.cluster': 'Cluster',
  'services.filter.text': 'Dienste suchen',
  'services.filter.placeholder': 'Name, Team oder System',
  'services.filter.clear': 'Alle Filter aufheben',

  'services.table.label': 'Dienste, {{order}}',
  'services.table.health': 'Zustand',
  'services.table.service': 'Dienst',
  'services.table.reason': 'Warum',
  'services.table.since': 'Seit',
  'services.table.where': 'Wo',
  'services.table.owner': 'Team',
  'services.table.system': 'System',
  'services.table.age': 'Stand vor',
  'services.table.noOwner': 'niemand',
  'services.table.shown_one': '1 Dienst',
  'services.table.shown_other': '{{count}} Dienste',
  'services.table.loaded': '{{loaded}} von {{total}} Diensten geladen',
  'services.table.moved_one': '1 Dienst hat seinen Platz gewechselt',
  'services.table.moved_other':
    '{{count}} Dienste haben ihren Platz gewechselt',
  'services.table.reorder': 'Neu ordnen',
  'services.table.gone': 'Steht nicht mehr in dieser Liste.',
  'services.table.notLooked': 'noch nie',
  'services.table.internal': 'intern',
  'services.table.worstFirst': 'die schlimmsten zuerst',
  'services.table.healthyFirst': 'die gesunden zuerst',
  'services.table.sorted': 'geordnet nach {{column}}',

  'services.empty.title': 'Noch keine Dienste',
  'services.empty.body':
    'Jede Komponente vom Typ service oder website, jede Ressource und jede Entität mit einer Annotation für den Betrieb erscheint hier, höchstens eine Minute nachdem sie in den Katalog kam.',
  'services.empty.action': 'Zum Katalog',
  'services.empty.noMatch': 'Kein Dienst entspricht diesen Filtern',
  'services.empty.noMatchBody':
    'Vielleicht geht es den Diensten wieder gut, oder sie heißen inzwischen anders.',

  'sources.title': 'Quellen',
  'sources.back': 'Alle Dienste',
  'sources.intro':
    'Eine Quelle beobachtet Dienste und sagt, was sie sieht. Versagt sie, bleiben ihre letzten Beobachtungen stehen und gelten als veraltet.',
  'sources.state.starting': 'Läuft an',
  'sources.state.running': 'Beobachtet',
  'sources.state.failing': 'Versagt',
  'sources.state.standby': 'In Bereitschaft',
  'sources.source': 'Quelle',
  'sources.how': 'Wie es ihr geht',
  'sources.services': 'Dienste',
  'sources.stale': 'Veraltet',
  'sources.last': 'Geprüft vor',
  'sources.empty': 'Keine Quelle ist installiert',
  'sources.emptyBody':
    'Installieren Sie im Backend ein Modul wie die Sonde (plugin-operations-backend-module-probe); dann sieht jemand hin.',

  'problem.retry': 'Noch einmal',
  'problem.retrying': 'Wird versucht …',
  'problem.old': 'Was Sie sehen, ist der Stand von {{time}}.',
  'problem.unreachable': 'Die Betriebs-API antwortet nicht.',
  'problem.unreachableMeans': 'Neues lässt sich nicht zeigen.',
  'problem.unreachableDo':
    'Prüfen Sie Ihre Verbindung. Geht es anderen genauso, ist das Portal selbst gestört.',
  'problem.notFound': 'Der Betrieb kennt diesen Dienst noch nicht.',
  'problem.notFoundMeans':
    'Er steht im Katalog, die Liste der betriebenen Dienste hat ihn noch nicht gelesen.',
  'problem.notFoundDo': 'Versuchen Sie es in einer Minute noch einmal.',
  'problem.forbidden': 'Das dürfen Sie nicht sehen.',
  'problem.forbiddenMeans': 'Der Dienst ist nicht öffentlich.',
  'problem.forbiddenDo': 'Melden Sie sich an, oder fragen Sie das Team.',
  'problem.failed': 'Die Betriebs-API meldet ein Problem: {{detail}}',
  'problem.failedMeans': 'Dieser Teil lässt sich nicht zeigen.',
  'problem.failedDo':
    'Versuchen Sie es noch einmal. Bleibt es dabei, sagt das Protokoll des Betriebs-Backends mehr.',
};

export default messages;
