import { Button } from '@backstage/ui';
import { useCallback, useRef } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { Panel } from '../Panel';
import { blankNamespace } from './form';
import { NamespaceFields } from './NamespaceFields';
import { Onboarding } from './useOnboarding';
import styles from './Onboarding.module.css';

/** As many as a request may have. */
const MOST = 50;

/** What is wrong with one namespace, as one text. */
function problemsAt(
  at: string,
  fields: string[],
  said: Onboarding['said'],
): string {
  return JSON.stringify(
    fields.flatMap(field => {
      const place = `${at}.${field}`;
      const problem = said(place);
      return problem === undefined ? [] : [[place, problem]];
    }),
  );
}

/**
 * Where the service is to run: namespaces, each in its places, with what it may use there.
 *
 * @internal
 */
export function NamespacesFields(props: { of: Onboarding }) {
  const { form, options, said, onNamespace, onNamespaces } = props.of;
  const { t } = useOperationsTranslation();
  const { namespaces } = form;
  // Those that were there when the form was opened are closed where they are many.
  const known = useRef(new Set(namespaces.slice(1).map(({ id }) => id)));
  const add = () =>
    onNamespaces(before => [...before, blankNamespace(crypto.randomUUID())]);
  const remove = useCallback(
    (id: string) => onNamespaces(before => before.filter(one => one.id !== id)),
    [onNamespaces],
  );
  return (
    <Panel title={t('onboarding.where.heading')}>
      <ul className={styles.namespaces}>
        {namespaces.map((namespace, index) => {
          const at = `namespaces[${index}]`;
          return (
            <NamespaceFields
              key={namespace.id}
              at={at}
              namespace={namespace}
              options={options}
              problems={problemsAt(
                at,
                [
                  'name',
                  'places',
                  'quota',
                  ...namespace.limits.map(({ name }) => `quota.hard.${name}`),
                ],
                said,
              )}
              isOnly={namespaces.length === 1}
              startsOpen={!known.current.has(namespace.id)}
              onChange={onNamespace}
              onRemove={remove}
            />
          );
        })}
      </ul>
      {namespaces.length < MOST && (
        <div>
          <Button size="small" variant="secondary" onPress={add}>
            {t('onboarding.where.add')}
          </Button>
        </div>
      )}
    </Panel>
  );
}
