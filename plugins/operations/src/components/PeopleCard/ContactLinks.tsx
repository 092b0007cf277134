import { Link } from '@backstage/ui';
import { Contact } from '@operate-first/plugin-operations-common';
import {
  RiBookOpenLine,
  RiChat3Line,
  RiCodeSSlashLine,
  RiExternalLinkLine,
  RiFileTextLine,
  RiMailLine,
  RiTicketLine,
} from '@remixicon/react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import styles from './PeopleCard.module.css';

const ICONS: Record<Contact['kind'], typeof RiMailLine> = {
  email: RiMailLine,
  chat: RiChat3Line,
  issues: RiTicketLine,
  source: RiCodeSSlashLine,
  runbook: RiBookOpenLine,
  docs: RiFileTextLine,
  link: RiExternalLinkLine,
};

/**
 * Places where somebody answers, each with its kind.
 *
 * @internal
 */
export function ContactLinks(props: { contacts: Contact[]; of: string }) {
  const { contacts, of } = props;
  const { t } = useOperationsTranslation();
  if (contacts.length === 0) return undefined;
  return (
    <ul className={styles.contacts}>
      {contacts.map(({ kind, label, url }) => {
        const Icon = ICONS[kind];
        const kindName = t(`people.kind.${kind}`);
        return (
          <li key={`${kind} ${label} ${url}`}>
            <Icon size={16} aria-hidden />
            {url ? (
              <Link href={url} aria-label={`${of}: ${kindName}, ${label}`}>
                {label}
              </Link>
            ) : (
              <span title={kindName}>{label}</span>
            )}
          </li>
        );
      })}
    </ul>
  );
}
