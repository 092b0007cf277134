/** Was schiefging, auf Deutsch geschrieben. */
const messages = {
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
  'problem.notFoundCluster': 'Der Betrieb kennt dieses Cluster nicht.',
  'problem.notFoundClusterMeans':
    'Unter diesem Namen ist für das Portal kein Cluster eingerichtet.',
  'problem.notFoundClusterDo':
    'Sehen Sie in der Liste der Cluster nach, oder tragen Sie es im Abschnitt kubernetes der app-config ein.',
  'problem.forbidden': 'Das dürfen Sie nicht sehen.',
  'problem.forbiddenMeans': 'Der Dienst ist nicht öffentlich.',
  'problem.forbiddenDo': 'Melden Sie sich an, oder fragen Sie das Team.',
  'problem.forbiddenCluster': 'Cluster werden hier nicht allen gezeigt.',
  'problem.forbiddenClusterDo':
    'Melden Sie sich an, oder fragen Sie, wer dieses Portal betreibt.',
  'problem.failed': 'Die Betriebs-API meldet ein Problem: {{detail}}',
  'problem.failedMeans': 'Dieser Teil lässt sich nicht zeigen.',
  'problem.failedDo':
    'Versuchen Sie es noch einmal. Bleibt es dabei, sagt das Protokoll des Betriebs-Backends mehr.',
};

export default messages;
