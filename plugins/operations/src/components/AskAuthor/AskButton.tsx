import { Button } from '@backstage/ui';
import { Artefact } from '@operate-first/plugin-operations-common';
import { RiQuestionAnswerLine } from '@remixicon/react';
import { lazy, Suspense, useContext, useState } from 'react';
import { useOperationsTranslation } from '../../hooks/useOperationsTranslation';
import { AskScope } from './AskScope';
import { useArtefactName } from './useArtefactName';

// Most readers ask nothing; who does, waits a moment for it.
const AskDialog = lazy(() => import('./AskDialog'));

/**
 * Asks who wrote something. The page says of which service and incident it is, where the artefact does not.
 *
 * @param props - called: what people call it, where its name is one that rules know it by; label: what it says where "Ask the
 * author" stands many times; then `artefact` is put into its name.
 * @internal
 */
export function AskButton(props: {
  artefact: Artefact;
  incident?: string;
  alert?: string;
  called?: string;
  label?: string;
  variant?: 'primary' | 'secondary' | 'tertiary';
  size?: 'small' | 'medium';
}) {
  const { alert, called, label, variant = 'secondary', size } = props;
  const scope = useContext(AskScope);
  const { t } = useOperationsTranslation();
  const [isOpen, setOpen] = useState(false);
  const artefact = {
    ...props.artefact,
    service: props.artefact.service ?? scope.service,
  };
  const name = useArtefactName()(artefact, called);
  return (
    <>
      <Button
        variant={variant}
        size={size}
        iconStart={label ? undefined : <RiQuestionAnswerLine aria-hidden />}
        aria-label={label && t('ask.of', { what: name })}
        onPress={() => setOpen(true)}
      >
        {label ?? t('ask.button')}
      </Button>
      {isOpen && (
        <Suspense fallback={null}>
          <AskDialog
            artefact={artefact}
            incident={props.incident ?? scope.incident}
            alert={alert}
            called={called}
            onClose={() => setOpen(false)}
          />
        </Suspense>
      )}
    </>
  );
}
