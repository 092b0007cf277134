/** Was etwas anderem gleicht, auf Deutsch geschrieben. */
const messages = {
  'similar.title': 'Hatte das schon jemand?',
  'similar.panel': 'Ähnliches',
  'similar.label': 'Fehlermeldung, Stacktrace oder Protokollzeilen',
  'similar.placeholder':
    'Fehlermeldung, Stacktrace oder Protokollzeilen einfügen',
  'similar.private': 'Was Sie einfügen, wird verglichen und nicht aufbewahrt.',
  'similar.find': 'Suchen',
  'similar.clear': 'Leeren',
  'similar.asking': 'Wird gesucht …',
  'similar.refused': 'Nicht herausgefunden: {{message}}',
  'similar.found_one': 'Ein Bericht gleicht dem',
  'similar.found_other': '{{count}} Berichte gleichen dem',
  'similar.nobody': 'Darüber hat wohl noch niemand geschrieben',
  'similar.near': 'Am nächsten kommt:',
  'similar.nobodyNear':
    'Darüber hat wohl noch niemand geschrieben. Am nächsten kommt:',
  'similar.nobodyDo':
    'Kommen Sie der Sache auf den Grund, hilft eine Rückschau allen, die nach Ihnen kommen.',
  'similar.none': 'Ähnliches ist nicht bekannt.',
  'similar.cut':
    'Der Text ist lang: Nur die Zeilen, auf die es ankommt, sind verglichen.',
  'similar.readAs': 'Was verglichen wurde',
  'similar.why': 'Warum',
  'similar.confidence.high': 'Sehr wahrscheinlich dasselbe Problem',
  'similar.confidence.medium': 'Vielleicht dasselbe Problem',
  'similar.confidence.low': 'Wenig gemeinsam',
  'similar.kind.postMortem': 'Rückschau',
  'similar.kind.incident': 'Störung',
  'similar.kind.runbook': 'Runbook',
  'similar.kind.question': 'Frage',
  'similar.reason.signature': 'derselbe Fehler: {{text}}',
  'similar.reason.code': 'derselbe Code: {{text}}',
  'similar.reason.exception': 'dieselbe Ausnahme: {{text}}',
  'similar.reason.frame': 'dieselbe Stelle im Code: {{text}}',
  'similar.reason.phrase': 'sagt dasselbe: {{text}}',
  'similar.reason.terms': 'gemeinsame Wörter: {{text}}',
  'similar.reason.service': 'derselbe Dienst: {{text}}',
  'similar.typed': 'Dem Titel nach schon einmal geschehen',
};

export default messages;
