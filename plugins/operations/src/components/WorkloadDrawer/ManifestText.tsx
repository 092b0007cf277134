import { Artefact, settingsIn } from '@operate-first/plugin-operations-common';
import { Fragment, useMemo } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { LineButton } from '../AskAuthor';
import styles from './WorkloadDrawer.module.css';

/**
 * A manifest, in which each value that somebody has set asks who that was.
 *
 * @param props - of: whose values they are.
 * @internal
 */
export function ManifestText(props: {
  label: string;
  yaml: string;
  of: Pick<Artefact, 'service' | 'cluster' | 'object'>;
}) {
  const { label, yaml, of } = props;
  const { t } = useOperationsTranslation();
  const keys = useMemo(
    () => new Map(settingsIn(yaml).map(({ line, key }) => [line, key])),
    [yaml],
  );
  const lines = yaml.split('\n');
  return (
    <pre
      className={styles.yaml}
      role="region"
      aria-label={label}
      // Keys scroll it.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      {lines.map((text, at) => {
        const key = keys.get(at + 1);
        const end = at + 1 < lines.length ? '\n' : '';
        return (
          // A line is known by its place in a text that does not change.
          // eslint-disable-next-line react/no-array-index-key
          <Fragment key={at}>
            {key === undefined ? (
              text
            ) : (
              <LineButton
                line={text}
                label={t('ask.value', { value: text.trim() })}
                artefact={{ kind: 'configuration', ...of, name: key, key }}
              />
            )}
            {end}
          </Fragment>
        );
      })}
    </pre>
  );
}
