/** Die Seite eines Dienstes, auf Deutsch geschrieben. */
const messages = {
  'strip.removed':
    'Dieser Dienst steht nicht mehr im Katalog. Was über ihn bekannt war, bleibt hier.',
  'strip.lastKnown': 'Zuletzt bekannt: {{health}}, {{time}}.',
  'strip.morePlaces_one': '1 weiterer',
  'strip.morePlaces_other': '{{count}} weitere',
  'strip.moreReasons_one': 'Ein weiterer Grund',
  'strip.moreReasons_other': '{{count}} weitere Gründe',
  'strip.details': 'Quellen und Einzelheiten',
  'strip.asOf': 'Stand vor',
  'strip.neverLooked': 'noch nie geprüft',
  'strip.sources_one': '{{count}} Quelle',
  'strip.sources_other': '{{count}} Quellen',
  'strip.staleOf': '{{number}} veraltet',
  'strip.staleSource': '{{reason}}; was zu sehen ist, ist von {{time}}.',
  'strip.unseen': '{{place}} seit {{time}} nicht zu sehen',
  'strip.unseenPlaces_one': '1 Ort ist nicht zu sehen',
  'strip.unseenPlaces_other': '{{count}} Orte sind nicht zu sehen',
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

  'availability.title': 'Verfügbarkeit',
  'availability.name': 'Verfügbarkeit der letzten {{hours}} h',
  'availability.counted': '{{good}} von {{total}} Prüfungen waren gut',
  'availability.covered':
    'Gemessen wurde {{duration}} von den letzten {{hours}} h.',
  'availability.complete': 'Gemessen wurde die ganzen {{hours}} h.',
  'availability.none':
    'In den letzten {{hours}} h wurde nichts gezählt, also gibt es keine Zahl.',
  'availability.noneRemedy':
    'Eine Sonde zählt Prüfungen: Geben Sie der Entität die Annotation operate-first.io/probe-url.',
  'availability.notPromised': 'Gemessen, nicht versprochen.',
  'availability.chart':
    'Verfügbarkeit der letzten {{hours}} h; in Lücken hat niemand geprüft',
  'availability.numbers': 'Die Zahlen',
  'availability.start': 'Ab',
  'availability.good': 'Gut',
  'availability.total': 'Prüfungen',
  'availability.ratio': 'Verfügbarkeit',
  'availability.tableName': 'Verfügbarkeit in Abschnitten von {{duration}}',

  'changes.title': 'Änderungen',
  'changes.filter': 'Nur zeigen',
  'changes.kind.rollout': 'Rollouts',
  'changes.kind.scaling': 'Skalierung',
  'changes.kind.restart': 'Neustarts',
  'changes.lane.rollout': 'Rollouts; Pfeiltasten gehen hindurch',
  'changes.lane.scaling': 'Skalierung; Pfeiltasten gehen hindurch',
  'changes.lane.restart': 'Neustarts; Pfeiltasten gehen hindurch',
  'changes.count.rollout_one': '1 Rollout',
  'changes.count.rollout_other': '{{count}} Rollouts',
  'changes.count.scaling_one': 'Einmal skaliert',
  'changes.count.scaling_other': '{{count}} Mal skaliert',
  'changes.count.restart_one': '1 Neustart',
  'changes.count.restart_other': '{{count}} Neustarts',
  'changes.andMore': 'und {{number}} weitere, in der Liste der Änderungen',
  'changes.today': 'Heute',
  'changes.none': 'Keine Änderung in 7 Tagen',
  'changes.noneWhy':
    'Rollouts, Skalierungen und Neustarts stehen hier, sobald ein Cluster sie zeigt.',
  'changes.noMatch': 'Nichts davon in 7 Tagen.',
  'changes.times_one': 'einmal',
  'changes.times_other': '{{count}}-mal',
  'changes.more': '{{number}} weitere zeigen',
  'changes.incomplete': 'Gezeigt werden nur die neuesten {{total}}.',

  'people.title': 'Menschen',
  'people.signIn_one':
    'Nach der {{signIn}} sehen Sie, wer zu {{group}} gehört.',
  'people.signIn_other':
    'Nach der {{signIn}} sehen Sie die {{count}} Menschen von {{group}}.',
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
};

export default messages;
