/** Wo ein Dienst aufgenommen wird. */
const onboardingMessages = {
  'onboarding.title': 'Einen Dienst aufnehmen',
  'onboarding.what':
    'Ein Name und ein Team genügen. Was sich dadurch ändert, sehen Sie vor dem Senden.',
  'onboarding.back': 'Betrieb',
  'onboarding.link': 'Einen Dienst aufnehmen',
  'onboarding.operate': 'In Betrieb nehmen',
  'onboarding.optional': 'freiwillig',
  'onboarding.required': 'nötig',
  'onboarding.choose': 'Wählen',
  'onboarding.find': 'Suchen',
  'onboarding.tree': 'Die Änderung geht an {{repository}}.',
  'onboarding.treeOld':
    'Was Sie sehen, ist von der letzten Lesung: {{problem}}',
  'onboarding.unavailable': 'Hier lässt sich nichts anfordern',
  'onboarding.unavailableBody':
    'Wer dieses Portal betreibt, hat noch kein GitOps-Repository dafür genannt.',
  'onboarding.elsewhere': 'So lässt es sich nicht senden',
  'onboarding.service.heading': 'Dienst',
  'onboarding.service.source': 'Wo er geschrieben wird',
  'onboarding.service.new':
    'In einem neuen Repository, das von der ersten Minute an läuft',
  'onboarding.service.existing': 'In einem Repository, das es gibt',
  'onboarding.service.skeleton': 'Beginnt mit',
  'onboarding.service.skeletonHint':
    'Health, Metriken, Tests, Dockerfile und Doku sind darin.',
  'onboarding.service.skeletonOf.node': 'Einem Dienst in Node.js',
  'onboarding.service.skeletonOf.python': 'Einem Dienst in Python',
  'onboarding.service.madeAt': 'Es entsteht unter {{address}}.',
  'onboarding.service.madeOn': 'Wo es entsteht',
  'onboarding.service.plainGit': 'Auf dem Git-Server dieses Portals',
  'onboarding.service.hostOf': '{{kind}}, {{host}}',
  'onboarding.service.newRepository': 'Adresse des neuen Repositorys',
  'onboarding.service.newRepositoryHint': 'Wie {{example}}.',
  'onboarding.service.wrongAddress':
    'Schreiben Sie, wo es auf {{host}} entstehen soll: mit Eigentümer und Namen.',
  'onboarding.service.project': 'Projekt',
  'onboarding.service.projectHint': 'Sein Schlüssel, wie WEB.',
  'onboarding.service.noProject':
    'Schreiben Sie den Schlüssel des Projekts, ohne Leerzeichen.',
  'onboarding.service.further': 'Weitere Dienste',
  'onboarding.service.add': 'Einen Dienst hinzufügen',
  'onboarding.service.removeOf': 'Den Dienst {{name}} entfernen',
  'onboarding.service.unnamed': 'Ein Dienst ohne Namen',
  'onboarding.service.first': 'der erste',
  'onboarding.service.likeFirst': 'verspricht und zeigt dasselbe wie {{name}}',
  'onboarding.service.withinFurther': 'Ordner, Branch und Adressen',
  'onboarding.service.repository': 'Adresse des Repositorys',
  'onboarding.service.repositoryHint':
    'Von dort werden seine Manifeste ausgeliefert.',
  'onboarding.service.within': 'Ordner und Branch',
  'onboarding.service.path': 'Ordner der Manifeste',
  'onboarding.service.pathHint': 'Einfache Manifeste oder eine Kustomization.',
  'onboarding.service.revision': 'Branch oder Tag',
  'onboarding.service.name': 'Name',
  'onboarding.service.nameHint':
    'Kleinbuchstaben, Ziffern und Bindestriche: Er steht in Adressen.',
  'onboarding.service.nameFrom':
    'Aus der Adresse des Repositorys, bis Sie einen anderen schreiben.',
  'onboarding.service.hostFrom':
    'Wie die Adresse des neuen Repositorys es sagt.',
  'onboarding.service.taken': 'Den Namen hat schon:',
  'onboarding.service.use': '{{name}} nehmen',
  'onboarding.service.more': 'Titel, Beschreibung, System',
  'onboarding.service.title': 'Titel',
  'onboarding.service.description': 'Beschreibung',
  'onboarding.service.type': 'Was es ist',
  'onboarding.service.typeOf.service': 'Ein Dienst',
  'onboarding.service.typeOf.website': 'Eine Website',
  'onboarding.service.system': 'System',
  'onboarding.service.systemHint': 'Wovon es ein Teil ist.',
  'onboarding.service.noSystem': 'Keines',
  'onboarding.service.lifecycle': 'Lebenszyklus',
  'onboarding.service.lifecycleOf.experimental': 'Versuch',
  'onboarding.service.lifecycleOf.production': 'In Produktion',
  'onboarding.service.lifecycleOf.deprecated': 'Läuft aus',
  'onboarding.service.visibility': 'Wer den Betrieb sieht',
  'onboarding.service.visibilityOf.unsaid': 'Wie hier üblich',
  'onboarding.service.visibilityOf.public': 'Alle',
  'onboarding.service.visibilityOf.internal': 'Wer angemeldet ist und darf',
  'onboarding.team.heading': 'Team',
  'onboarding.team.label': 'Wer ihn betreibt',
  'onboarding.team.hint':
    'Das Team bekommt die Rechte an seinen Namespaces und erfährt, wenn etwas nicht stimmt.',
  'onboarding.team.own': 'Vorgeschlagen, weil Sie dazugehören.',
  'onboarding.team.choose': 'Ein Team wählen',
  'onboarding.team.mine': 'Ihre Teams',
  'onboarding.team.others': 'Andere Teams',
  'onboarding.team.unknown':
    'Der Katalog kennt noch kein Team. Schreiben Sie den Namen der Gruppe.',
  'onboarding.team.none': 'Sagen Sie, welches Team ihn betreibt.',
  'onboarding.where.heading': 'Wo er läuft',
  'onboarding.where.name': 'Namespace',
  'onboarding.where.nameHint':
    'Er heißt wie der Dienst, solange Sie nichts anderes sagen.',
  'onboarding.where.unnamed': 'Ein Namespace ohne Namen',
  'onboarding.where.suggested.room':
    '{{environment}} auf {{cluster}} ist vorgeschlagen: Nirgends war mehr frei. Es bleibt dabei, bis Sie anders wählen.',
  'onboarding.where.suggested.only':
    '{{environment}} auf {{cluster}} ist vorgeschlagen: Kein anderes Cluster bietet {{environment}} an. Es bleibt dabei, bis Sie anders wählen.',
  'onboarding.where.suggested.first':
    '{{environment}} auf {{cluster}} ist vorgeschlagen: Es kommt zuerst, und niemand weiß, was frei ist. Es bleibt dabei, bis Sie anders wählen.',
  'onboarding.where.places': 'Umgebungen und Cluster',
  'onboarding.where.place': '{{environment}} auf {{cluster}}',
  'onboarding.where.cluster': 'Cluster',
  'onboarding.where.noClusters': 'Hier wird noch kein Cluster angeboten.',
  'onboarding.where.noPlace': 'Wählen Sie mindestens einen Ort.',
  'onboarding.where.unknown': 'Niemand weiß, was dort frei ist.',
  'onboarding.where.asOf':
    'Stand {{moment}}. Was Quotas zusagen, zählt als vergeben.',
  'onboarding.where.measure.cpu': 'CPU',
  'onboarding.where.measure.memory': 'Arbeitsspeicher',
  'onboarding.where.free.cpu': '{{free}} von {{all}} Kernen frei',
  'onboarding.where.free.memory': '{{free}} von {{all}} GiB frei',
  'onboarding.where.isolated': 'Für andere Namespaces geschlossen',
  'onboarding.where.isolatedHint':
    'Herein kommen nur die eigenen Pods, der Ingress und das Monitoring.',
  'onboarding.where.add': 'Einen Namespace hinzufügen',
  'onboarding.where.remove': 'Entfernen',
  'onboarding.where.removeOf': 'Den Namespace {{name}} entfernen',
  'onboarding.quota.label': 'Wie viel er verbrauchen darf',
  'onboarding.quota.tier': '{{name}}: {{meaning}}',
  'onboarding.quota.meaning.x-small': 'etwas zum Ausprobieren',
  'onboarding.quota.meaning.small': 'ein kleiner Dienst',
  'onboarding.quota.meaning.medium': 'ein Dienst und was er braucht',
  'onboarding.quota.meaning.large': 'mehrere Dienste',
  'onboarding.quota.meaning.custom': 'eigene Grenzen',
  'onboarding.quota.words':
    '{{cpu}} CPU, {{memory}} GiB Arbeitsspeicher, {{storage}} GiB Speicherplatz',
  'onboarding.quota.custom': 'Eigene Grenzen sieht sich immer jemand an.',
  'onboarding.quota.customHint':
    'Zahlen mit ihrer Einheit, wie 500m, 2 oder 4Gi.',
  'onboarding.quota.limit.cpu': 'CPU',
  'onboarding.quota.limit.memory': 'Arbeitsspeicher',
  'onboarding.quota.limit.storage': 'Speicherplatz',
  'onboarding.quota.name': 'Was begrenzt wird',
  'onboarding.quota.amountOf': 'Höchstens {{name}}',
  'onboarding.quota.add': 'Eine Grenze hinzufügen',
  'onboarding.quota.remove': 'Die Grenze {{name}} entfernen',
  'onboarding.promise.heading': 'Was er verspricht',
  'onboarding.promise.label': 'Wie das gemessen wird',
  'onboarding.promise.by.probe':
    'Das Portal sieht alle paar Sekunden nach seiner Adresse',
  'onboarding.promise.by.requests':
    'Seine eigenen Metriken zählen die Anfragen',
  'onboarding.promise.by.none': 'Er verspricht noch nichts',
  'onboarding.promise.because.address':
    'Vorgeschlagen, weil es eine Adresse zum Nachsehen gibt. Was Sie wählen, bleibt.',
  'onboarding.promise.because.noAddress':
    'Vorgeschlagen, weil es keine Adresse zum Nachsehen gibt. Was Sie wählen, bleibt.',
  'onboarding.promise.target': 'Ziel in Prozent',
  'onboarding.promise.window': 'Über',
  'onboarding.promise.windowOf.7d': 'eine Woche',
  'onboarding.promise.windowOf.28d': 'vier Wochen',
  'onboarding.promise.windowOf.30d': 'einen Monat',
  'onboarding.promise.windowOf.90d': 'ein Quartal',
  'onboarding.promise.means.7d':
    '{{target}} heißt {{time}} in der Woche ohne ihn.',
  'onboarding.promise.means.28d':
    '{{target}} heißt {{time}} in vier Wochen ohne ihn.',
  'onboarding.promise.means.30d':
    '{{target}} heißt {{time}} im Monat ohne ihn.',
  'onboarding.promise.means.90d':
    '{{target}} heißt {{time}} im Quartal ohne ihn.',
  'onboarding.promise.where': 'Adressen und Metriken',
  'onboarding.promise.address': 'Adresse in {{environment}}',
  'onboarding.promise.addressFrom':
    'Aus dem Namen, bis Sie eine andere schreiben.',
  'onboarding.promise.port': 'Benannter Port seiner Metriken',
  'onboarding.promise.path': 'Pfad seiner Metriken',
  'onboarding.links.heading': 'Wo man seine Leute trifft',
  'onboarding.links.issueTracker': 'Issue-Tracker',
  'onboarding.links.chat': 'Chat',
  'onboarding.preview.title': 'Was sich ändern würde',
  'onboarding.preview.unfilled':
    'Sagen Sie, wie der Dienst heißt und welches Team ihn betreibt.',
  'onboarding.preview.before':
    'Was Sie sehen, ist von vor der letzten Änderung.',
  'onboarding.preview.asking': 'Es wird nachgesehen, was sich ändert …',
  'onboarding.preview.askingAgain':
    'Es wird nachgesehen, was sich ändert … Was Sie sehen, ist von vor der letzten Änderung.',
  'onboarding.preview.untold':
    'Wer zustimmen muss, steht hier, sobald nichts mehr im Weg ist.',
  'onboarding.preview.wrong_one': 'Etwas steht im Weg.',
  'onboarding.preview.wrong_other': '{{count}} Dinge stehen im Weg.',
  'onboarding.preview.inTheWay': 'Schon angefordert:',
  'onboarding.preview.nothing': 'Alles davon ist schon da',
  'onboarding.preview.nothingBody': 'Die Anforderung würde keine Datei ändern.',
  'onboarding.preview.files': 'Dateien der Änderung',
  'onboarding.preview.notes': 'Was Prüfende wissen sollten',
  'onboarding.preview.diffOf': 'Was sich in {{path}} ändert',
  'onboarding.preview.change.added': 'neu',
  'onboarding.preview.change.changed': 'geändert',
  'onboarding.preview.change.removed': 'entfernt',
  'onboarding.preview.count.added_one': 'eine neue Datei',
  'onboarding.preview.count.added_other': '{{count}} neue Dateien',
  'onboarding.preview.count.changed_one': 'eine geänderte Datei',
  'onboarding.preview.count.changed_other': '{{count}} geänderte Dateien',
  'onboarding.preview.count.removed_one': 'eine entfernte Datei',
  'onboarding.preview.count.removed_other': '{{count}} entfernte Dateien',
  'onboarding.alerts.title': 'Alarme, die dazukommen',
  'onboarding.alerts.severity.page': 'Er ruft die Bereitschaft.',
  'onboarding.alerts.severity.ticket': 'Er kann bis zum Morgen warten.',
  'onboarding.alerts.down': 'Der Dienst ist in {{environment}} ausgefallen.',
  'onboarding.alerts.degraded':
    'Dem Dienst geht es in {{environment}} nicht gut, und er arbeitet.',
  'onboarding.alerts.burn':
    '{{share}} dessen, was über {{window}} schiefgehen darf, geht schief, gemessen über {{time}}.',
  'onboarding.alerts.kept':
    'Was der Dienst schon verspricht, bleibt, und seine Alarme auch.',
  'onboarding.alerts.none':
    'Er verspricht noch nichts: Kein Alarm sagt, dass ein Budget schwindet.',
  'onboarding.send.send': 'Anforderung senden',
  'onboarding.send.sending': 'Wird gesendet …',
  'onboarding.send.signIn': 'Zum Senden anmelden',
  'onboarding.send.kept': 'Was Sie ausgefüllt haben, bleibt.',
  'onboarding.send.nowhere':
    'Dieses Portal hat keinen Scaffolder, also lässt sich nichts senden.',
  'onboarding.send.reset': 'Von vorn beginnen',
  'onboarding.send.refused':
    'Nicht gesendet: {{message}} Was Sie ausgefüllt haben, steht noch hier.',
  'onboarding.task.title': 'Ihre Anforderung wird eröffnet',
  'onboarding.task.is.running': 'Das dauert ein paar Sekunden.',
  'onboarding.task.is.done': '{{key}} ist eröffnet.',
  'onboarding.task.is.cancelled':
    'Es wurde abgebrochen. Nichts hat sich geändert.',
  'onboarding.task.is.unanswered':
    'Es endete, ohne eine Anforderung zu nennen. Sehen Sie unter den Anforderungen nach, bevor Sie noch einmal senden.',
  'onboarding.task.is.lost':
    'Gerade keine Nachricht: {{message}} Es geht weiter, und die Seite fragt von selbst wieder nach.',
  'onboarding.task.is.unfollowed':
    'Von hier aus lässt es sich nicht verfolgen: {{message}} Sehen Sie unter den Anforderungen nach, bevor Sie noch einmal senden.',
  'onboarding.task.is.failed':
    'Es ging schief: {{message}} Nichts hat sich geändert; ändern Sie, was dort steht, und senden Sie noch einmal.',
  'onboarding.task.is.failedAfter':
    'Es ging schief: {{message}} Das neue Repository gibt es schon: Beim nächsten Versuch wird es wiedergefunden.',
  'onboarding.task.requests': 'Ihre Anforderungen',
  'onboarding.task.step.open': 'wartet',
  'onboarding.task.step.processing': 'in Arbeit',
  'onboarding.task.step.completed': 'fertig',
  'onboarding.task.step.failed': 'schiefgegangen',
  'onboarding.task.step.cancelled': 'abgebrochen',
  'onboarding.task.step.skipped': 'nicht nötig',
  'onboarding.task.lines_one': 'eine Zeile seines Protokolls',
  'onboarding.task.lines_other': '{{count}} Zeilen seines Protokolls',
  'onboarding.task.again': 'Noch einmal versuchen',
  'onboarding.problem.nameMissing':
    'Der Name fehlt. Schreiben Sie Kleinbuchstaben, Ziffern und Bindestriche, wie in payments.',
  'onboarding.problem.nameLong':
    '„{{name}}“ hat {{length}} Zeichen, und 63 sind erlaubt. Schreiben Sie {{suggestion}}.',
  'onboarding.problem.nameDot':
    '„{{name}}“ hat einen Punkt. Schreiben Sie {{suggestion}}.',
  'onboarding.problem.nameCapitals':
    '„{{name}}“ hat Großbuchstaben. Schreiben Sie {{suggestion}}.',
  'onboarding.problem.nameHyphen':
    '„{{name}}“ beginnt oder endet mit einem Bindestrich. Schreiben Sie {{suggestion}}.',
  'onboarding.problem.nameCharacters':
    '„{{name}}“ hat Zeichen, die ein Name nicht haben kann. Schreiben Sie {{suggestion}}.',
  'onboarding.problem.nameNothing':
    '„{{name}}“ hat Zeichen, die ein Name nicht haben kann. Schreiben Sie Kleinbuchstaben, Ziffern und Bindestriche, wie in payments.',
  'onboarding.problem.nameReserved':
    '„{{name}}“ gehört dem Cluster. Schreiben Sie einen Namen, der sagt, was dort läuft, wie {{suggestion}}.',
  'onboarding.problem.twice':
    '„{{name}}“ steht schon bei {{field}}. Entfernen Sie eines von beiden.',
  'onboarding.problem.twiceInOtherLetters':
    '„{{name}}“ ist „{{other}}“ bei {{field}}, nur groß und klein geschrieben. Entfernen Sie eines von beiden.',
  'onboarding.problem.noCluster':
    'Kein Cluster dieses Repositorys heißt so. Wählen Sie eines von diesen: {{names}}.',
  'onboarding.problem.noMetrics':
    'Anfragen werden aus Metriken gezählt, und der Dienst zeigt keine. Sagen Sie, wo seine Metriken sind, oder lassen Sie das Portal nachsehen.',
  'onboarding.problem.noAddress':
    'Das Portal weiß nicht, wo es nachsehen soll. Schreiben Sie eine Adresse des Dienstes, oder zählen Sie Anfragen.',
  'onboarding.problem.noRepository':
    '{{engine}} liefert aus einem Repository aus. Sagen Sie, wo die Manifeste des Dienstes sind.',
  'onboarding.problem.fluxAddress':
    'Flux liest nur https:// und ssh://. Schreiben Sie die Adresse so, wie ssh://git@example.org/shop.',
  'onboarding.problem.noLimits':
    'Eigene Grenzen ohne eine Grenze begrenzen nichts. Schreiben Sie limits.cpu, limits.memory und requests.storage, oder wählen Sie eine Größe.',
  'onboarding.problem.noSuchLimit':
    'Kubernetes begrenzt nichts, das „{{name}}“ heißt. Schreiben Sie einen Namen wie limits.cpu, requests.memory, pods oder count/jobs.batch.',
  'onboarding.problem.noQuantity':
    '„{{quantity}}“ ist keine Menge. Schreiben Sie eine Zahl mit ihrer Einheit, wie 500m, 2 oder 4Gi.',
  'onboarding.problem.tooLong': 'Schreiben Sie höchstens {{length}} Zeichen.',
  'onboarding.problem.webAddress':
    'Schreiben Sie eine Adresse wie https://example.org/docs, ohne einen Benutzer.',
  'onboarding.problem.gitAddress':
    'Schreiben Sie die Adresse eines Git-Repositorys.',
  'onboarding.problem.oneLine':
    'Schreiben Sie eine Zeile Text, ohne Steuerzeichen.',
  'onboarding.problem.folder':
    'Schreiben Sie einen Ordner im Repository, wie deploy/production.',
  'onboarding.problem.revision':
    'Schreiben Sie einen Branch, ein Tag oder einen Commit.',
  'onboarding.problem.metricsPath': 'Schreiben Sie einen Pfad, wie /metrics.',
  'onboarding.problem.window': 'Schreiben Sie Tage oder Wochen, wie 30d.',
  'onboarding.problem.something': 'Schreiben Sie etwas.',
  'onboarding.problem.fillIn': 'Füllen Sie dieses Feld aus.',
  'onboarding.problem.number': 'Schreiben Sie eine Zahl, wie 0.5.',
  'onboarding.problem.wholeNumber': 'Schreiben Sie eine ganze Zahl.',
  'onboarding.field.missing': 'Füllen Sie den Dienst und das Team aus.',
};

export default onboardingMessages;
