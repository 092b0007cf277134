/** Was gesagt wird, wo jemand ein SLO, einen Alarm oder ein Runbook anfordert. */
const promiseMessages = {
  'promises.addSlo': 'Ein SLO hinzufügen',
  'promises.addSloOf': 'Ein SLO von {{service}} hinzufügen',
  'promises.changeSlo': 'Ändern',
  'promises.addAlert': 'Einen Alarm hinzufügen',
  'promises.writeRunbook': 'Das Runbook schreiben',
  'promises.meaning': 'Was das heißt',
  'promises.noMeaning':
    'Schreiben Sie ein Ziel, und hier steht, was es erlaubt.',
  'promises.past': 'Die letzten 90 Tage damit',
  'promises.noPast':
    'Das SLO ist neu: Gemessen wurde davon nichts, also weiß niemand, wie es gewesen wäre.',
  'promises.tiers': 'Alarmstufen, die an sind',
  'promises.tier.page_1h':
    'Sofort melden, wenn in einer Stunde 2 % des Budgets verbrennen',
  'promises.tier.page_6h':
    'Sofort melden, wenn in 6 Stunden 5 % des Budgets verbrennen',
  'promises.tier.ticket_1d':
    'Ein Ticket, wenn an einem Tag 10 % des Budgets verbrennen',
  'promises.tier.ticket_3d':
    'Ein Ticket, wenn in 3 Tagen 10 % des Budgets verbrennen',
  'promises.trial': 'An der Vergangenheit versucht',
  'promises.trialNotYet':
    'Sagen Sie, wann der Alarm auslöst, und er wird an den letzten 90 Tagen versucht.',
  'promises.fired_one': 'Er hätte in 90 Tagen einmal ausgelöst, hier.',
  'promises.fired_other': 'Er hätte in 90 Tagen {{count}}-mal ausgelöst, hier.',
  'promises.firedNever': 'Er hätte in 90 Tagen nie ausgelöst.',
  'promises.known': 'Prometheus kennt {{days}} der 90 Tage.',
  'promises.unknownAll':
    'Prometheus kennt nichts von dem, was der Ausdruck liest: Ob er ausgelöst hätte, weiß niemand.',
  'promises.step':
    'Was vor dem letzten Tag kürzer war als {{minutes}} min, ist nicht zu sehen.',
  'promises.state.notTried': 'Nicht versucht',
  'promises.state.refused': 'Er liest zu viel',
  'promises.state.wrong': 'Prometheus kann ihn nicht lesen',
  'promises.strip': 'Wann er ausgelöst hätte',
  'promises.spells': 'Jedes Mal',
  'promises.from': 'Von',
  'promises.to': 'Bis',
  'promises.now': 'noch immer',
  'promises.expression': 'Ausdruck',
  'promises.open': 'In {{server}} öffnen',
};

export default promiseMessages;
