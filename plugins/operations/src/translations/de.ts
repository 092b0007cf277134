import alertMessages from './deAlerts';
import authorMessages from './deAuthors';
import clusterMessages from './deClusters';
import incidentMessages from './deIncident';
import incidentPastMessages from './deIncidentPast';
import incidentWritingMessages from './deIncidentWriting';
import lensMessages from './deLens';
import mineMessages from './deMine';
import onboardingMessages from './deOnboarding';
import postMortemMessages from './dePostMortem';
import postMortemEditingMessages from './dePostMortemEditing';
import problemMessages from './deProblems';
import questionMessages from './deQuestions';
import requestMessages from './deRequests';
import runbookMessages from './deRunbooks';
import serviceMessages from './deService';
import servicesMessages from './deServices';
import sharedMessages from './deShared';
import similarMessages from './deSimilar';
import sloMessages from './deSlos';
import workloadMessages from './deWorkloads';

/** German, written for its readers and not word by word. */
const messages = {
  ...alertMessages,
  ...authorMessages,
  ...clusterMessages,
  ...incidentMessages,
  ...incidentPastMessages,
  ...incidentWritingMessages,
  ...lensMessages,
  ...mineMessages,
  ...onboardingMessages,
  ...postMortemMessages,
  ...postMortemEditingMessages,
  ...problemMessages,
  ...questionMessages,
  ...requestMessages,
  ...runbookMessages,
  ...serviceMessages,
  ...servicesMessages,
  ...sharedMessages,
  ...similarMessages,
  ...sloMessages,
  ...workloadMessages,
};

export default messages;
