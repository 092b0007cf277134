import { ANNOTATION_LOCATION, Entity } from '@backstage/catalog-model';
import { useApiHolder } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { useEffect, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequestFormPath } from '../../hooks/useRequestFormPath';
import { Panel } from '../Panel';
import styles from './TeamLinks.module.css';

const IN_TREE = /\/teams\/[^/]+\/group\.yaml$/;

function isInTree({ metadata }: Entity): boolean {
  return IN_TREE.test(metadata.annotations?.[ANNOTATION_LOCATION] ?? '');
}

/** Whether a group is written in the GitOps tree, as the catalog says. */
function useIsInTree(group: string): boolean {
  const catalog = useApiHolder().get(catalogApiRef);
  const [found, setFound] = useState<string>();
  useEffect(() => {
    let isOver = false;
    catalog
      ?.getEntityByRef(group)
      .then(entity => {
        if (!isOver && entity && isInTree(entity)) setFound(group);
      })
      // Without an answer there is no link, which is no loss to speak of.
      .catch(() => {});
    return () => {
      isOver = true;
    };
  }, [catalog, group]);
  return found === group;
}

function ChangeLink(props: { team: string }) {
  const { team } = props;
  const { t } = useOperationsTranslation();
  const path = useRequestFormPath()('team', { team });
  return path ? (
    <Link href={path} aria-label={t('changeTeam.of', { team })}>
      {t('changeTeam.link')}
    </Link>
  ) : null;
}

/**
 * The way to other members of a group, where the tree says who is in it.
 *
 * @internal
 */
export function ChangeTeam(props: { group: string }) {
  const { group } = props;
  const inTree = useIsInTree(group);
  return inTree ? (
    <ChangeLink team={group.slice(group.lastIndexOf('/') + 1)} />
  ) : null;
}

/**
 * The way to a namespace, of a team where one is meant.
 *
 * @internal
 */
export function AskNamespace(props: { team?: string }) {
  const { t } = useOperationsTranslation();
  const path = useRequestFormPath()('namespace', { team: props.team });
  return path ? <Link href={path}>{t('askNamespace.link')}</Link> : null;
}

/**
 * What is asked for on the page of a team.
 *
 * @internal
 */
export function TeamLinks(props: { entity: Entity }) {
  const { entity } = props;
  const { t } = useOperationsTranslation();
  const team = entity.metadata.name;
  const mayAsk = useRequestFormPath()('namespace') !== undefined;
  if (!mayAsk) return null;
  return (
    <Panel title={t('teamLinks.title')}>
      <ul className={styles.links}>
        <li>
          <AskNamespace team={team} />
        </li>
        {isInTree(entity) && (
          <li>
            <ChangeLink team={team} />
          </li>
        )}
      </ul>
    </Panel>
  );
}
