import { HumanDuration } from '@backstage/types';

export interface Config {
  operations?: {
    /** Who is on call. */
    onCall?: {
      /** How often calendars are read, five minutes by default. */
      interval?: string | HumanDuration;
      calendars?: Array<{
        /** Short and stable. Small letters, digits and `-`. */
        id: string;
        /** What pages call it; its id by default. */
        title?: string;
        /**
         * Where the calendar is, in iCalendar format. Whoever knows a private address reads the calendar, so that it is never
         * shown.
         * @visibility secret
         */
        url?: string;
        /** A file instead of an address. */
        file?: string;
        /** Where people look at it. */
        page?: string;
        /** Entity refs of groups, users, systems or services that it is for. */
        for: string[];
        /** 1 is asked first, and the default. */
        level?: number;
        /** For events that name no time zone; that of the calendar by default, else UTC. */
        timeZone?: string;
        /** Where people stand: `auto` (the default) looks at attendees, then at the title. */
        people?: 'auto' | 'attendees' | 'title' | 'description';
        /** Credentials, where the address alone is not enough. */
        auth?: {
          /** With a user name it is a password, without one a bearer token. */
          username?: string;
          /** @visibility secret */
          token?: string;
          tokenFile?: string;
        };
      }>;
    };
  };
}
