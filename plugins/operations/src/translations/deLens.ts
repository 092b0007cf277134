/** Was beim Prüfen einer Rückschau gefragt würde, auf Deutsch geschrieben. */
const messages = {
  'lens.moment.started': 'begann',
  'lens.moment.detected': 'bemerkt wurde',
  'lens.moment.acknowledged': 'angenommen wurde',
  'lens.moment.mitigated': 'gelindert war',
  'lens.moment.resolved': 'vorbei war',
  'lens.secrets.found':
    'In Zeile {{line}} steht ein Geheimnis ({{kind}}). Nehmen Sie es heraus und machen Sie es ungültig: Git vergisst nichts.',
  'lens.blame.hindsight':
    '„{{words}}“ weiß erst, wer das Ende kennt. Schreiben Sie, was damals bekannt war, und warum der andere Weg der einfachere war.',
  'lens.blame.obvious':
    '„{{words}}“ war es für die nicht, die dabei waren. Lassen Sie das Wort weg, oder schreiben Sie, woran man es sehen konnte.',
  'lens.blame.judgement':
    '„{{words}}“ urteilt über einen Menschen. Schreiben Sie, was es möglich machte: das Werkzeug, die Voreinstellung, die fehlende Prüfung.',
  'lens.blame.guilt':
    '„{{words}}“ sucht jemanden, der schuld ist. Schreiben Sie, was es möglich machte: das Werkzeug, die Voreinstellung, die fehlende Prüfung.',
  'lens.blame.human-error':
    '„{{words}}“ beendet die Suche dort, wo sie beginnt. Schreiben Sie, was es möglich machte: das Werkzeug, die Voreinstellung, die fehlende Prüfung.',
  'lens.blame.omission':
    '„{{words}}“ urteilt über einen Menschen. Schreiben Sie, was daran erinnert hätte: eine Prüfung, eine Liste, ein Alarm, den es nicht gibt.',
  'lens.blame.failed':
    '„{{words}}“ urteilt über einen Menschen. Schreiben Sie, was damals bekannt war, und warum der andere Weg der einfachere war.',
  'lens.blame.ignored':
    '„{{words}}“ urteilt über einen Menschen. Schreiben Sie, was zu sehen war, und was zugleich wichtig schien.',
  'lens.blame.procedure':
    '„{{words}}“ urteilt über einen Menschen. Schreiben Sie, was die Vorschrift verlangt, und was die Arbeit brauchte.',
  'lens.blame.cause':
    'Die Ursache ist „human“: Das sagt, wo, nicht warum. Wählen Sie, was es möglich machte, etwa configuration oder change.',
  'lens.people.cause':
    '„{{words}}“ nennt einen Menschen als Ursache. Nennen Sie die Rolle, und was es möglich machte: An dieser Stelle hätte es jedem passieren können.',
  'lens.people.actor':
    '„{{words}}“ erzählt, was ein einzelner Mensch tat. Nennen Sie die Rolle: „wer Bereitschaft hatte“, „die technische Leitung“. Der Zeitverlauf braucht keine Namen.',
  'lens.factors.one-cause':
    '„{{title}}“ verspricht eine einzige Ursache. Schreiben Sie beitragende Umstände, je einen Punkt: Was musste außerdem so sein, wie es war?',
  'lens.factors.few':
    'Es steht nur ein beitragender Umstand da. Was musste außerdem so sein, wie es war?',
  'lens.factors.root-cause':
    '„{{words}}“ lässt die übrigen Bedingungen aus. Schreiben Sie beitragende Umstände, je einen Punkt: Was musste außerdem so sein, wie es war?',
  'lens.missing.summary':
    'Die Zusammenfassung fehlt. Schreiben Sie zwei oder drei Sätze für jemanden, der nicht dabei war.',
  'lens.missing.impact':
    'Die Auswirkungen fehlen. Schreiben Sie, was Nutzende nicht tun konnten, wie viele, und wie lange.',
  'lens.missing.timeline':
    'Der Zeitverlauf fehlt. Zählen Sie auf, was geschah, jeweils mit der Uhrzeit.',
  'lens.missing.contributingFactors':
    'Was dazu beitrug, fehlt. Zählen Sie alles auf, was zusammenkommen musste.',
  'lens.missing.protect':
    'Was die Nutzer besser geschützt hätte, fehlt. Antworten Sie, und sei es mit „nichts, was wir wüssten“.',
  'lens.missing.prevent':
    'Was verhindert, dass es wieder geschieht, fehlt. Antworten Sie, und sei es mit „nichts, was wir wüssten“.',
  'lens.missing.recover':
    'Was es schneller behoben hätte, fehlt. Antworten Sie, und sei es mit „nichts, was wir wüssten“.',
  'lens.missing.detect':
    'Wie wir es schneller bemerkt hätten, fehlt. Antworten Sie, und sei es mit „nichts, was wir wüssten“.',
  'lens.missing.wentWell':
    'Was gut ging, fehlt. Schreiben Sie, was half und bleiben soll.',
  'lens.missing.detected':
    'Wann es bemerkt wurde, steht nicht da. Ergänzen Sie „detected: …“: Am Abstand zum Beginn misst man die Alarme.',
  'lens.missing.started':
    'Wann es begann, steht nicht da. Ergänzen Sie „started: …“, mit Tag, Uhrzeit und Zone.',
  'lens.missing.services':
    'Kein Dienst ist genannt: So findet es niemand auf einer Seite. Ergänzen Sie „services: [component:default/…]“, den Ausgangspunkt zuerst.',
  'lens.times.order':
    'Wann es {{moment}}, liegt vor dem, wann es {{before}}. Sehen Sie nach beiden Zeiten und ihren Zonen.',
  'lens.actions.none':
    'Es gibt keine Maßnahmen. Ergänzen Sie „actionItems:“, jede mit title, owner und due, oder schreiben Sie in den Text, warum nichts zu tun ist.',
  'lens.actions.owner':
    '„{{title}}“ gehört niemandem. Ergänzen Sie „owner: group:default/…“ oder „owner: user:default/…“.',
  'lens.actions.unknown-owner':
    '„{{owner}}“ soll „{{title}}“ tun, doch das Portal kann dort niemanden erinnern. Schreiben Sie eine Entity-Referenz, etwa group:default/platform.',
  'lens.actions.departed':
    '{{owner}} soll „{{title}}“ tun und ist nicht mehr da. Fragen Sie das Team, wer es übernimmt.',
  'lens.actions.due':
    '„{{title}}“ hat keinen Termin. Ergänzen Sie „due: …“, den letzten Tag.',
  'lens.actions.overdue':
    '„{{title}}“ war bis {{due}} versprochen. Schreiben Sie, wann es getan war, vereinbaren Sie einen anderen Tag, oder nehmen Sie es heraus und schreiben, warum.',
  'lens.actions.issue':
    '„{{issue}}“ bei „{{title}}“ führt zu keinem Ticket. Schreiben Sie die ganze Adresse, „https://…“, oder wie der Tracker es nennt, etwa OPS-12 oder team/repo#12.',
  'lens.actions.vague':
    '„{{title}}“ kann niemand überprüfen. Schreiben Sie, was eine Maschine oder ein Mensch sehen wird: einen Test, einen Alarm, eine andere Voreinstellung.',
  'lens.actions.no-action':
    '„{{title}}“ sagt nicht, was zu tun ist. Schreiben Sie ein Verb: ergänzen, alarmieren, entfernen, testen, schreiben.',
  'lens.timeline.claim':
    'Im Zeitverlauf steht nichts um {{time}}. Ergänzen Sie, was da geschah, oder berichtigen Sie die Zeit.',
  'lens.timeline.moment':
    'Der Zeitverlauf sagt nicht, wann es {{moment}} ({{time}}). Ergänzen Sie, was da geschah, oder berichtigen Sie die Zeit.',
  'lens.timeline.gap':
    'Zwischen {{from}} und {{to}} ist nichts erzählt, {{minutes}} von {{whole}} Minuten. Fragen Sie, wer dabei war: Was war zu sehen, was wurde gedacht und versucht?',
  'lens.timeline.entries':
    'Kein Eintrag im Zeitverlauf hat eine Uhrzeit. Beginnen Sie jeden mit seiner Zeit in UTC, etwa „06:14“.',
  'lens.numbers.unit':
    '„{{words}}“ hat keine Einheit. Ergänzen Sie sie: ms, s, %, MB, Anfragen pro Sekunde.',
};

export default messages;
