/** Wer etwas geschrieben hat, was sich geändert hat, und wer Bereitschaft hat. */
const authorMessages = {
  'authors.confidence.high': 'sehr wahrscheinlich',
  'authors.confidence.medium': 'wahrscheinlich',
  'authors.confidence.low': 'vielleicht',
  'authors.state.present': 'da',
  'authors.state.away': 'abwesend',
  'authors.state.prefersTeam': 'möchte, dass das Team gefragt wird',
  'authors.state.left': 'nicht mehr in der Organisation',
  'authors.state.unknown': 'nicht im Katalog',
  'authors.awayUntil': 'abwesend bis {{time}}',
  'authors.instead': 'Fragen Sie stattdessen {{name}}.',
  'authors.why': 'Warum',
  'authors.hidden_one':
    'Eine Person ist bekannt, die es geschrieben hat. {{signIn}}, um zu sehen, wer.',
  'authors.hidden_other':
    '{{count}} Personen sind bekannt, die es geschrieben haben. {{signIn}}, um zu sehen, wer.',
  'authors.hiddenOnly_one':
    'Eine Person ist bekannt, die es geschrieben hat; wer, dürfen Sie nicht sehen.',
  'authors.hiddenOnly_other':
    '{{count}} Personen sind bekannt, die es geschrieben haben; wer, dürfen Sie nicht sehen.',
  'authors.nobody':
    'Niemand ist bekannt, der es geschrieben hat: kein Commit, kein Pull Request und kein CODEOWNERS nennt jemanden.',
  'authors.team': 'Zuständiges Team: {{team}}',
  'authors.by': 'von {{name}}',
  'codeChange.commit': 'Commit {{revision}}',
  'codeChange.pullRequest': 'Pull Request',
  'codeChange.commits_one': 'Ein Commit kam damit',
  'codeChange.commits_other': '{{count}} Commits kamen damit',
  'suspects.title': 'Was sich vorher geändert hat',
  'suspects.none': 'Keine Änderung ist bekannt, die es erklären könnte.',
  'suspects.considered_one':
    'Eine Änderung wurde angesehen, von {{from}} bis {{to}}.',
  'suspects.considered_other':
    '{{count}} Änderungen wurden angesehen, von {{from}} bis {{to}}.',
  'suspects.what':
    'Die wahrscheinlichste zuerst. Verdächtig ist eine Änderung, nie ein Mensch.',
  'suspects.before': '{{duration}} vor dem Beginn',
  'suspects.after': '{{duration}} nach dem Beginn',
  'suspects.likely.high': 'Passt gut',
  'suspects.likely.medium': 'Könnte passen',
  'suspects.likely.low': 'Passt kaum',
  'suspects.why': 'Warum',
  'suspects.problems': 'Was nicht zu sehen war',
  'suspects.ask': 'Den Autor fragen',
  'suspects.all': 'Alle Änderungen',
  'suspects.allTitle':
    'Alle Änderungen an seinen Diensten, von einem Tag vor dem Beginn an',
  'suspects.allNone': 'Es ist nicht bekannt, dass sich etwas geändert hätte.',
  'suspects.allIncomplete':
    'Es gab noch mehr; auf den Seiten der Dienste stehen alle.',
  'onCall.title': 'Bereitschaft',
  'onCall.none': 'Niemand hat Bereitschaft für diesen Dienst',
  'onCall.noneBody':
    'Nennen Sie in operations.onCall einen Kalender, dann steht hier, wer Bereitschaft hat.',
  'onCall.level': 'Stufe {{level}}',
  'onCall.until': 'bis {{time}}',
  'onCall.next': 'dann {{name}}',
  'onCall.thenNobody': 'dann niemand',
  'onCall.gap': 'Bis {{time}} hat niemand Bereitschaft.',
  'onCall.gapOpen': 'Niemand hat Bereitschaft.',
  'onCall.hidden': 'Wer Bereitschaft hat, sehen Angemeldete: {{signIn}}.',
  'onCall.somebody': 'jemand',
  'onCall.nobody': 'niemand',
  'onCall.week': 'Die nächsten {{days}} Tage',
  'onCall.zone': 'In Ihrer Zeit ({{zone}}).',
  'onCall.from': 'Von',
  'onCall.to': 'Bis',
  'onCall.who': 'Wer',
  'onCall.gaps_one': 'Eine Lücke: {{gaps}}',
  'onCall.gaps_other': '{{count}} Lücken: {{gaps}}',
  'onCall.asOf':
    'Der Kalender wurde zuletzt {{time}} gelesen und lässt sich jetzt nicht lesen.',
  'asked.title': 'Wie Sie gefragt werden möchten',
  'asked.what':
    'Wer ansieht, was Sie geschrieben haben, kann Sie hier fragen. Hier steht, wie.',
  'asked.signIn': '{{signIn}}, um zu wählen, wie Sie gefragt werden.',
  'asked.suggested':
    'Mich vorschlagen, wenn jemand nach etwas fragt, das ich geschrieben habe',
  'asked.suggestedHint':
    'Sonst werden die Nächsten und Ihr Team vorgeschlagen. Fragen an Ihr Team, und an Sie in Ihrer Bereitschaft, erreichen Sie trotzdem.',
  'asked.prefers': 'Wer gefragt wird',
  'asked.prefersMe': 'Ich',
  'asked.prefersTeam': 'Mein Team an meiner Stelle',
  'asked.away': 'Ich bin abwesend',
  'asked.awayUntil': 'Bis',
  'asked.awayHint': 'Bis dahin werden andere vorgeschlagen.',
  'asked.shownTo':
    'Wer meinen Namen an öffentlichen Fragen und Antworten liest',
  'asked.shownEverybody': 'Alle, auch wer nicht angemeldet ist',
  'asked.shownSignedIn': 'Wer angemeldet ist',
  'asked.problem.missing': 'Sagen Sie, bis wann.',
  'asked.problem.past': 'Das ist schon vorbei.',
};

export default authorMessages;
