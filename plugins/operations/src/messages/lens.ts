/** What a reviewer would ask of a post-mortem, by the rules of the lens; one without words here speaks for itself. */
export const LENS_MESSAGES = {
  lens: {
    moment: {
      started: 'started',
      detected: 'detected',
      acknowledged: 'acknowledged',
      mitigated: 'mitigated',
      resolved: 'resolved',
    },
    secrets: {
      found:
        'A secret ({{kind}}) stands on line {{line}}. Take it out and revoke it: git keeps it for ever.',
    },
    blame: {
      hindsight:
        '"{{words}}" says what is known only afterwards. Say what was known at that time, and what made the other way the easy one.',
      obvious:
        '"{{words}}" was not so to those who were there. Leave the word out, or say by what one could see it.',
      judgement:
        '"{{words}}" judges a person. Say what made it possible: the tool, the default, the missing check.',
      guilt:
        '"{{words}}" looks for somebody guilty. Say what made it possible: the tool, the default, the missing check.',
      'human-error':
        '"{{words}}" ends the search where it begins. Say what made it possible: the tool, the default, the missing check.',
      omission:
        '"{{words}}" judges a person. Say what would have reminded them: a check, a list, an alert that is not there.',
      failed:
        '"{{words}}" judges a person. Say what was known at that time, and what made the other way the easy one.',
      ignored:
        '"{{words}}" judges a person. Say what they saw, and what it competed with.',
      procedure:
        '"{{words}}" judges a person. Say what the procedure asks for and what the work needed.',
      cause:
        'The cause is "human": that says where, not why. Choose what made it possible, such as configuration or change.',
    },
    people: {
      cause:
        '"{{words}}" names a person as the cause. Name the role, and what made it possible: anybody in that place could have done it.',
      actor:
        '"{{words}}" tells what one person did. Name the role: "whoever was on call", "the technical lead". The timeline needs no names.',
    },
    factors: {
      'one-cause':
        '"{{title}}" promises one cause. Write contributing factors, one point each: what else had to be as it was?',
      few: 'There is one contributing factor only. Write contributing factors, one point each: what else had to be as it was?',
      'root-cause':
        '"{{words}}" leaves the other conditions out. Write contributing factors, one point each: what else had to be as it was?',
    },
    missing: {
      summary:
        'A summary is missing. Write two or three sentences for somebody who was not there.',
      impact:
        'The impact is missing. Say what users could not do, how many, and for how long.',
      timeline:
        'The timeline is missing. List what happened, each with its time.',
      contributingFactors:
        'What contributed is missing. List everything that had to come together.',
      protect:
        'What would have protected users better is missing. Answer it, even with "nothing we know of".',
      prevent:
        'What keeps it from happening again is missing. Answer it, even with "nothing we know of".',
      recover:
        'What would make recovery quicker is missing. Answer it, even with "nothing we know of".',
      detect:
        'What would detect it quicker is missing. Answer it, even with "nothing we know of".',
      wentWell: 'What went well is missing. Say what helped and should stay.',
      detected:
        'It is not said when it was detected. Add "detected: …": the difference from the start is what alerts are measured by.',
      started:
        'It is not said when it began. Add "started: …", with day, time and zone.',
      services:
        'It names no service: nobody finds it on a page. Add "services: [component:default/…]", the root first.',
    },
    times: {
      order:
        'It was {{moment}} before it was {{before}}. Look at both times, and at their zones.',
    },
    actions: {
      none: 'There are no action items. Add "actionItems:", each with title, owner and due; or say in the text why nothing is to be done.',
      owner:
        'Nobody owns "{{title}}". Add "owner: group:default/…" or "owner: user:default/…".',
      'unknown-owner':
        '"{{owner}}", who owns "{{title}}", is nobody the portal can remind. Write an entity ref, such as group:default/platform.',
      departed:
        '{{owner}}, who owns "{{title}}", is not there any more. Ask their team who takes it on.',
      due: '"{{title}}" has no date. Add "due: …", the last day.',
      overdue:
        '"{{title}}" was due on {{due}}. Say when it was done, agree on another day, or take it away and say why.',
      issue:
        '"{{issue}}", of "{{title}}", leads to no issue. Write its whole address, "https://…", or what the tracker calls it, such as OPS-12 or team/repo#12.',
      vague:
        'Nobody can check "{{title}}". Say what a machine or a reviewer will see: a test, an alert, a changed default.',
      'no-action':
        '"{{title}}" does not say what to do. Begin with a verb: add, alert, remove, test, write.',
    },
    timeline: {
      claim:
        'The timeline has nothing at {{time}}. Add what happened then, or mend the time.',
      moment:
        'The timeline does not tell when it was {{moment}} ({{time}}). Add what happened then, or mend the time.',
      gap: 'Nothing is told between {{from}} and {{to}}, {{minutes}} min of {{whole}} min. Ask who was there what they saw, thought and tried.',
      entries:
        'No entry of the timeline has a time. Begin each with its time in UTC, such as "06:14".',
    },
    numbers: {
      unit: '"{{words}}" has no unit. Add it: ms, s, %, MB, requests per second.',
    },
  },
} as const;
