import { NamedRef } from '@operate-first/plugin-operations-common';
import { ReactNode } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Age } from '../Age';
import { ServiceName } from '../IncidentState';
import { CHANGE_GLYPHS, ChangeSentence } from './ChangeSentence';
import { daysOf } from './days';
import { ToldChange } from './together';
import styles from './ChangesCard.module.css';

/** A change, and whose it is where several services stand together. */
export interface ChangeOfService extends ToldChange {
  service?: NamedRef;
}

/**
 * Changes under the days they were made on.
 *
 * @param props - when: what says when one was, instead of its age.
 * @internal
 */
export function ChangeDays(props: {
  changes: ChangeOfService[];
  when?: (at: string) => ReactNode;
}) {
  const { changes, when = at => <Age of={at} /> } = props;
  const { t, locale } = useOperationsTranslation();
  const format = new Intl.DateTimeFormat(locale, {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  });
  const today = new Date().toDateString();
  return (
    <>
      {daysOf(changes).map(day => (
        <section key={day.key}>
          <h3 className={styles.day}>
            {day.key === today
              ? t('changes.today')
              : format.format(new Date(day.key))}
          </h3>
          <ul className={styles.list}>
            {day.changes.map(({ key, kind, at, service, changes: told }) => (
              <li key={`${service?.ref} ${key}`}>
                <span aria-hidden title={t(`changes.kind.${kind}`)}>
                  {CHANGE_GLYPHS[kind]}
                </span>
                <div>
                  {service && (
                    <span className={styles.place}>
                      <ServiceName of={service} />
                    </span>
                  )}
                  <ChangeSentence changes={told} service={service?.ref} />
                </div>
                <span className={styles.age}>{when(at)}</span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
