import { usePermission } from '@backstage/plugin-permission-react';
import {
  Button,
  Dialog,
  DialogFooter,
  DialogHeader,
  Skeleton,
} from '@backstage/ui';
import {
  Artefact,
  operationsQuestionWritePermission,
} from '@operate-first/plugin-operations-common';
import { useRef } from 'react';
import { useAuthors } from '../../hooks/useAuthors';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { useWorstIncident } from '../../hooks/useWorstIncident';
import { HiddenAuthors } from '../Authors';
import { DataScope } from '../DataScope';
import { FormBody } from '../FormBody';
import { Problem } from '../Notice';
import { SignIn } from '../SignIn';
import { AskForm } from './AskForm';
import { useArtefactName } from './useArtefactName';
import styles from './AskAuthor.module.css';

/** @internal */
export interface Asking {
  artefact: Artefact;
  incident?: string;
  alert?: string;
  /** What people call it, where its name is one that rules know it by. */
  called?: string;
  onClose: () => void;
}

/** What a visitor learns: that there is somebody, and how to ask them. */
function Visitor(props: Asking) {
  const { artefact, incident, onClose } = props;
  const { t } = useOperationsTranslation();
  const authors = useAuthors(artefact, incident);
  return (
    <>
      <FormBody>
        <Problem of={authors} inPanel />
        {!authors.data && !authors.error && <Skeleton width="70%" />}
        {authors.data && <HiddenAuthors of={authors.data} />}
        <p>
          {t('ask.visitor', { signIn: <SignIn /> })} {t('ask.visitorWhat')}
        </p>
      </FormBody>
      <DialogFooter>
        <Button variant="secondary" onPress={onClose}>
          {t('ask.cancel')}
        </Button>
      </DialogFooter>
    </>
  );
}

/** Where the page is of no incident, what is asked belongs to the open one of the service. */
function Content(props: Asking) {
  const { artefact, incident, alert } = props;
  const { allowed, loading } = usePermission({
    permission: operationsQuestionWritePermission,
  });
  const open = useWorstIncident(
    // Whoever shows an alert knows in which incident it is, or that it is in none.
    incident === undefined && alert === undefined
      ? artefact.service
      : undefined,
  );
  // What is filled in does not change any more, so it waits for what belongs into it; no longer where nobody knows.
  const held = useRef<{ incident?: string }>();
  if (open.isKnown) {
    held.current ??= { incident: incident ?? open.incident?.key };
  }
  if (loading || !held.current) {
    return (
      <FormBody>
        <Skeleton width="100%" height={160} />
      </FormBody>
    );
  }
  const asking = { ...props, incident: held.current.incident };
  return allowed ? <AskForm {...asking} /> : <Visitor {...asking} />;
}

/**
 * Asks who wrote something: whom, what, and who reads it. Also opened outside of the pages, so it keeps its own data.
 *
 * @internal
 */
export default function AskDialog(props: Asking) {
  const { artefact, called, onClose } = props;
  const { t } = useOperationsTranslation();
  const name = useArtefactName()(artefact, called);
  return (
    <Dialog isOpen onOpenChange={open => !open && onClose()} width={720}>
      <DialogHeader>
        {t('ask.title')}
        <span className={styles.about}>{t('ask.about', { what: name })}</span>
      </DialogHeader>
      <DataScope>
        <Content {...props} />
      </DataScope>
    </Dialog>
  );
}
