import alertMessages from './deAlerts';
import clusterMessages from './deClusters';
import incidentMessages from './deIncident';
import incidentPastMessages from './deIncidentPast';
import incidentWritingMessages from './deIncidentWriting';
import mineMessages from './deMine';
import postMortemMessages from './dePostMortem';
import problemMessages from './deProblems';
import serviceMessages from './deService';
import servicesMessages from './deServices';
import sharedMessages from './deShared';
import similarMessages from './deSimilar';
import sloMessages from './deSlos';
import workloadMessages from './deWorkloads';

/** German, written for its readers and not word by word. */
const messages = {
  ...alertMessages,
  ...clusterMessages,
  ...incidentMessages,
  ...incidentPastMessages,
  ...incidentWritingMessages,
  ...mineMessages,
  ...postMortemMessages,
  ...problemMessages,
  ...serviceMessages,
  ...servicesMessages,
  ...sharedMessages,
  ...similarMessages,
  ...sloMessages,
  ...workloadMessages,
};

export default messages;
