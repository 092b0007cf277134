import { useRouteRef } from '@backstage/frontend-plugin-api';
import { Link } from '@backstage/ui';
import {
  RequestKindName,
  requestKinds,
} from '@operate-first/plugin-operations-common';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useRequestFormPath } from '../../hooks/useRequestFormPath';
import { onboardRouteRef } from '../../routes';
import { useKindWords } from './useKindWords';
import styles from './RequestForm.module.css';

interface Offered {
  name: string;
  path: string | undefined;
  title: string;
  description: string;
}

/**
 * Everything that can be asked for, each with the way to its form.
 *
 * @internal
 */
export function KindList() {
  const { t } = useOperationsTranslation();
  const wordsOf = useKindWords();
  const formPath = useRequestFormPath();
  const onboard = useRouteRef(onboardRouteRef)?.();
  const all: Offered[] = [
    {
      name: 'onboard',
      path: onboard,
      title: t('newRequest.onboard.title'),
      description: t('newRequest.onboard.description'),
    },
    ...requestKinds().map(kind => ({
      name: kind.name,
      path: formPath(kind.name as RequestKindName),
      ...wordsOf(kind),
    })),
  ];
  return (
    <ul className={styles.kinds}>
      {all.map(({ name, path, title, description }) => (
        <li key={name}>
          {path ? (
            <Link href={path} weight="bold">
              {title}
            </Link>
          ) : (
            <strong>{title}</strong>
          )}
          <p>{description}</p>
        </li>
      ))}
    </ul>
  );
}
