/** Was über Projekte gesagt wird, auf denen Dienste aufbauen. */
const upstreamMessages = {
  'upstream.title': 'Upstream',
  'upstream.follow': 'Upstream verfolgen',
  'upstream.none': 'Upstream wird noch nichts verfolgt.',
  'upstream.state.sending': 'wird gerade eröffnet',
  'upstream.state.open': 'offen',
  'upstream.state.closed': 'geschlossen',
  'upstream.state.merged': 'gemergt',
  'upstream.state.unknown': 'niemand verfolgt seinen Stand',
  'upstream.checked': 'angesehen {{time}}',
  'upstream.forget': 'Nicht mehr verfolgen',
  'upstream.forgetOf': '{{name}} nicht mehr verfolgen',
  'upstream.refused': 'Das hat nicht geklappt: {{message}}',
  'upstream.gap.slo': 'kein SLO',
  'upstream.gap.runbook': 'kein Runbook',
  'upstream.gap.owner': 'niemand zuständig',
  'upstream.gap.other': 'etwas fehlt',
  'upstream.dialog.title': 'Upstream verfolgen',
  'upstream.dialog.what': 'Was zu tun ist',
  'upstream.dialog.open': 'Issue eröffnen',
  'upstream.dialog.link': 'Vorhandenes verknüpfen',
  'upstream.dialog.gap': 'Was fehlt',
  'upstream.dialog.repository': 'Upstream-Projekt',
  'upstream.dialog.repositoryHelp':
    'Seine Adresse. Verfolgt werden kann auf: {{hosts}}. Die Annotation operate-first.io/upstream des Dienstes füllt sie aus.',
  'upstream.dialog.url': 'Adresse des Issues oder Pull Requests',
  'upstream.dialog.urlHelp':
    'Es wird jetzt angesehen, und dann ab und zu: Wird es gemergt oder geschlossen, steht das im Zeitverlauf.',
  'upstream.dialog.issueTitle': 'Titel',
  'upstream.dialog.issueBody': 'Text (Markdown)',
  'upstream.dialog.public':
    'Genau das liest jeder im Internet, unter dem Namen des Portals, und es lässt sich nicht zurückholen. Dazu kommt eine unsichtbare Markierung, an der das Portal es wiederfindet.',
  'upstream.dialog.removed': 'Herausgenommen: {{found}}.',
  'upstream.dialog.show': 'Zeigen, was öffentlich wird',
  'upstream.dialog.changed':
    'Sie haben den Text geändert. Sehen Sie sich vor dem Senden an, was öffentlich wird.',
  'upstream.dialog.confirm': 'Ich habe es gelesen, und es darf öffentlich sein',
  'upstream.dialog.filling': 'Es wird zusammengetragen, was bekannt ist …',
  'upstream.dialog.elsewhere': 'Selbst eröffnen',
  'upstream.dialog.compare': 'Änderung am Code vorschlagen',
  'upstream.dialog.send': 'Issue eröffnen',
  'upstream.dialog.save': 'Verfolgen',
  'upstream.dialog.cancel': 'Abbrechen',
};

export default upstreamMessages;
