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
import { useAuthors } from '../../hooks/useAuthors';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
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

function Content(props: Asking) {
  const { allowed, loading } = usePermission({
    permission: operationsQuestionWritePermission,
  });
  if (loading) {
    return (
      <FormBody>
        <Skeleton width="100%" height={160} />
      </FormBody>
    );
  }
  return allowed ? <AskForm {...props} /> : <Visitor {...props} />;
}

/**
 * Asks who wrote something: whom, what, and who reads it. Also opened outside of the pages, so it keeps its own data.
 *
 * @internal
 */
export default function AskDialog(props: Asking) {
  const { artefact, onClose } = props;
  const { t } = useOperationsTranslation();
  const name = useArtefactName()(artefact);
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
