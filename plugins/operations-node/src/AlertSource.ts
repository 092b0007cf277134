import { SourceReport } from './ObservationSource';

/**
 * An alert as a source tells of it. The core finds out to which service it belongs.
 *
 * @public
 */
export interface AlertReport {
  /** Tells alerts of the source apart; the same alert has the same one each time it fires. At most 64 characters. */
  fingerprint: string;
  labels: Record<string, string>;
  /** `summary`, `description`, `runbook_url` (or `runbook`) and `dashboard_url` (or `dashboard`) are known. */
  annotations: Record<string, string>;
  startsAt: Date;
  /** When it ended; missing while it fires. */
  endsAt?: Date;
  /** Where the rule that made it can be looked at. */
  generatorUrl?: string;
  /** Ids of silences that keep it quiet. */
  silencedBy?: string[];
  /** Fingerprints of alerts that make it superfluous. */
  inhibitedBy?: string[];
}

/** @public */
export interface SilenceMatcher {
  name: string;
  value: string;
  operator: '=' | '!=' | '=~' | '!~';
}

/** A silence as its Alertmanager tells of it. @public */
export interface SilenceReport {
  id: string;
  matchers: SilenceMatcher[];
  startsAt: Date;
  endsAt: Date;
  state: 'active' | 'pending' | 'expired';
  comment: string;
  createdBy: string;
  url?: string;
}

/** A silence that somebody wants. @public */
export interface WantedSilence {
  matchers: SilenceMatcher[];
  startsAt: Date;
  endsAt: Date;
  comment: string;
  /** Entity ref of who wants it. */
  createdBy: string;
}

/**
 * Where pushed alerts go, on every replica. What is delivered twice, late or in another order changes nothing.
 *
 * @public
 */
export interface AlertInbox {
  /**
   * Takes alerts that were pushed; resolves once they are stored. One whose end is known does not fire again for the same
   * beginning, unless {@link AlertSourceContext.reconcile} says so.
   *
   * @returns how many were stored or changed.
   */
  receive(alerts: AlertReport[]): Promise<number>;
}

/**
 * What the core gives to a source on the one replica that asks.
 *
 * @public
 */
export interface AlertSourceContext {
  /** Aborted when this process is no longer the one to ask, or ends. */
  signal: AbortSignal;
  /**
   * Takes everything that fires now: what is missing has ended. An alert that was pushed after `askedAt` is left alone.
   */
  reconcile(alerts: AlertReport[], askedAt: Date): Promise<void>;
  /** Takes all silences there are; those that are missing are forgotten. */
  putSilences(silences: SilenceReport[]): Promise<void>;
  /** Says how the source is. */
  report(report: SourceReport): void;
}

/**
 * A module through which alerts come in.
 *
 * @public
 */
export interface AlertSource {
  /** Short and stable, as in `alertmanager-eu-1`, at most 64 characters. */
  id: string;
  title: string;
  /** Called once on every replica, as soon as pushed alerts can be stored. */
  connect?(inbox: AlertInbox): void;
  /** Asks what fires, on one replica at a time, until the signal is aborted. */
  poll?(context: AlertSourceContext): Promise<void>;
  /**
   * Makes and ends silences. Errors are for people: what the other side answered is not quoted.
   */
  silences?: {
    create(silence: WantedSilence): Promise<SilenceReport>;
    end(id: string, endedBy: string): Promise<SilenceReport>;
  };
}
