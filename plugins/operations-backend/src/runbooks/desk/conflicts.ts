import { FieldConflictError } from '../../api/FieldError';
import { RunbookRow } from '../rows';

/** Nobody writes over what was changed in git. @internal */
export function stale(present: string): FieldConflictError {
  return new FieldConflictError({
    field: 'base',
    value: present,
    message: 'It was changed in git since this text was begun.',
    remedy: 'Take over what was changed, then propose it with the new base.',
  });
}

/** Nobody replaces what they have not read. @internal */
export function overtaken({ proposal, proposed, markdown }: RunbookRow) {
  return new FieldConflictError({
    field: 'proposal',
    value: (proposal && proposed) ?? markdown,
    message:
      proposal === null
        ? 'The text that you began from does not wait any more: it was merged or withdrawn.'
        : 'Another text was proposed since you began.',
    remedy:
      'Take over what it says now, then propose yours with the revision of what waits now.',
  });
}
