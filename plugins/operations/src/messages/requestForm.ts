/** What forms of all kinds of requests say; the words of their fields come from the kinds. */
export const REQUEST_FORM_MESSAGES = {
  requestForm: {
    back: 'All requests',
    unfilled: 'Fill in what is asked for, and what it changes stands here.',
    missing: 'Fill in this field.',
    list: 'One per line.',
    unsaid: 'As is usual here',
    add: 'Add',
    removeOf: 'Remove {{name}}',
    chosen: 'Chosen for {{field}}',
    unknown: {
      title: 'There is no form called {{kind}}',
      body: 'These are there. If you followed a link, tell whoever wrote it.',
    },
    wish: 'What you ask for',
    effects: {
      title: 'What that means',
      is: {
        comes: 'comes',
        changes: 'changes',
        goes: 'goes',
        stays: 'stays',
      },
    },
  },
  newRequest: {
    link: 'Ask for something',
    title: 'What do you want to ask for?',
    what: 'You see what it changes before you send it, and follow it until it is proved to run.',
    onboard: {
      title: 'Onboard a service',
      description:
        'A namespace with limits and rights, delivery, catalog entry, objective, alerts and runbooks, in one reviewed change.',
    },
  },
} as const;
