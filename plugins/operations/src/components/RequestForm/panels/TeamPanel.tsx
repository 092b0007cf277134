import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { Button } from '@backstage/ui';
import { TeamFacts } from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../../hooks/useOperationsTranslation';
import { pageStyles } from '../../Page';
import { Panel } from '../../Panel';
import { KindPanelProps } from './model';

const nameOf = (ref: string) => ref.slice(ref.lastIndexOf('/') + 1);

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function Where(props: { facts: TeamFacts }) {
  const { managed, location } = props.facts;
  const { t } = useOperationsTranslation();
  if (managed === 'tree') return null;
  if (managed === 'nowhere') return <p>{t('teamForm.nowhere')}</p>;
  return (
    <p>
      {location
        ? t('teamForm.elsewhere', { location })
        : t('teamForm.elsewhereUnknown')}
    </p>
  );
}

function Members(props: {
  facts: TeamFacts;
  leaving: string[];
  onRemove: (name: string) => void;
}) {
  const { facts, leaving, onRemove } = props;
  const { t } = useOperationsTranslation();
  if (facts.members.length === 0) return <p>{t('teamForm.nobody')}</p>;
  return (
    <ul>
      {facts.members.map(({ ref, left }) => {
        const name = nameOf(ref);
        return (
          <li key={ref}>
            {left ? (
              `${name} (${t('teamForm.left')})`
            ) : (
              <EntityRefLink entityRef={ref} hideIcon disableTooltip />
            )}{' '}
            {left && facts.managed === 'tree' && !leaving.includes(name) && (
              <Button
                size="small"
                variant="tertiary"
                onPress={() => onRemove(name)}
              >
                {t('teamForm.remove', { name })}
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}

/**
 * Who is in a team, for those who may know: who has left and is still in its list is removed from here.
 *
 * @internal
 */
export function TeamPanel(props: KindPanelProps) {
  const { values, onChange, preview } = props;
  const { t } = useOperationsTranslation();
  const facts = preview?.facts as TeamFacts | undefined;
  const leaving = textsOf(values.remove);
  if (values.what === 'new') return null;
  if (!facts?.members) {
    return (
      <Panel title={t('teamForm.title')}>
        <p className={pageStyles.quiet}>
          {values.team && preview ? t('teamForm.signIn') : t('teamForm.choose')}
        </p>
      </Panel>
    );
  }
  const { namespaces } = facts;
  return (
    <Panel title={t('teamForm.title')}>
      <Where facts={facts} />
      <Members
        facts={facts}
        leaving={leaving}
        onRemove={name => onChange({ remove: [...leaving, name] })}
      />
      <p className={pageStyles.quiet}>
        {namespaces.length > 0
          ? t('teamForm.namespaces', { names: namespaces.join(', ') })
          : t('teamForm.noNamespaces')}
      </p>
    </Panel>
  );
}
