/** Was Seiten und Formulare von Quotas, Teams und Namespaces sagen, um die jemand bittet. */
const messages = {
  'raiseQuota.link': 'Quota erhöhen',
  'raiseQuota.of': 'Quota von {{namespace}} erhöhen',
  'changeTeam.link': 'Team ändern',
  'changeTeam.of': 'Das Team {{team}} ändern',
  'askNamespace.link': 'Einen Namespace anfordern',
  'teamLinks.title': 'Für dieses Team anfordern',
  'quotaForm.title': 'Nutzung in 30 Tagen',
  'quotaForm.choose':
    'Wählen Sie einen Namespace, dann steht hier, was er genutzt hat.',
  'quotaForm.place': '{{environment}} auf {{cluster}}',
  'quotaForm.nothing': 'Dort hat noch niemand eine Quota gesehen.',
  'quotaForm.chart':
    'Das meiste, was an {{resource}} jeden Tag genutzt wurde, auf {{cluster}}',
  'quotaForm.allowed': 'erlaubt {{amount}}',
  'quotaForm.asked': 'gewünscht {{amount}}',
  'quotaForm.since':
    'Das Portal merkt sich das meiste jedes Tages, hier seit {{date}}.',
  'quotaForm.today':
    'Das Portal merkt sich das meiste jedes Tages, hier erst seit heute.',
  'quotaForm.resource': 'Ressource',
  'quotaForm.used': 'Jetzt genutzt',
  'quotaForm.most': 'Höchstens genutzt',
  'quotaForm.hard': 'Erlaubt',
  'quotaForm.wish': 'Gewünscht',
  'quotaForm.unlimited': 'ohne Grenze',
  'quotaForm.table': 'Grenzen auf {{cluster}}',
  'quotaForm.numbers': 'Die Zahlen des Bildes',
  'quotaForm.day': 'Tag',
  'teamForm.title': 'Wer darin ist',
  'teamForm.choose': 'Wählen Sie ein Team, dann steht hier, wer darin ist.',
  'teamForm.signIn':
    'Wer in einem Team ist, sehen Menschen, die sich angemeldet haben.',
  'teamForm.nobody': 'Niemand ist darin.',
  'teamForm.left': 'ist nicht mehr da',
  'teamForm.remove': '{{name}} entfernen',
  'teamForm.elsewhere':
    'Es steht anderswo: {{location}}. Ändern Sie dort, wer darin ist.',
  'teamForm.elsewhereUnknown':
    'Es steht nicht im Baum: wer darin ist, ändert man dort, wo es steht.',
  'teamForm.nowhere': 'Ein solches Team gibt es noch nicht.',
  'teamForm.namespaces': 'Seine Namespaces: {{names}}',
  'teamForm.noNamespaces': 'Es hat keinen Namespace.',
};

export default messages;
