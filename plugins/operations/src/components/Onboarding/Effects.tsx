import { RequestEffect } from '@operate-first/plugin-operations-common';
import {
  RiAddCircleLine,
  RiCloseCircleLine,
  RiEditCircleLine,
  RiPushpinLine,
} from '@remixicon/react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { ServerText } from '../ServerText';
import styles from './Onboarding.module.css';

/** What goes first: nobody must overlook it. */
const ORDER = ['goes', 'changes', 'comes', 'stays'] as const;
const ICONS = {
  goes: RiCloseCircleLine,
  changes: RiEditCircleLine,
  comes: RiAddCircleLine,
  stays: RiPushpinLine,
} as const;

/**
 * What a change does to things, beyond its files: what goes, changes, comes, and what stays although one might think
 * otherwise.
 *
 * @internal
 */
export function Effects(props: { of: RequestEffect[] }) {
  const { of } = props;
  const { t } = useOperationsTranslation();
  if (of.length === 0) return null;
  return (
    <ul className={styles.effects} aria-label={t('requestForm.effects.title')}>
      {ORDER.flatMap(effect =>
        of
          .filter(one => one.effect === effect)
          .map(({ what, reason }) => {
            const Icon = ICONS[effect];
            return (
              <li key={`${effect} ${what}`} data-effect={effect}>
                <Icon size={16} aria-hidden />
                <span>
                  <strong>
                    <ServerText of={what} />
                  </strong>{' '}
                  {t(`requestForm.effects.is.${effect}`)}
                  {reason && (
                    <span className={styles.quiet}>
                      {' '}
                      <ServerText of={reason} linked />
                    </span>
                  )}
                </span>
              </li>
            );
          }),
      )}
    </ul>
  );
}
