import { TimelineEntry } from '@operate-first/plugin-operations-common';

/** A shape for each kind; the word beside it says the same. @internal */
export const KIND_GLYPHS: Record<TimelineEntry['kind'], string> = {
  alert: '▲',
  health: '■',
  change: '◆',
  burn: '▲',
  status: '→',
  severity: '↕',
  role: '☺',
  service: '◇',
  field: '✎',
  decision: '∴',
  note: '¶',
  log: '≡',
  picture: '▣',
  ticket: '#',
  comment: '¶',
  chat: '¶',
  merge: '⋈',
  question: '?',
};
