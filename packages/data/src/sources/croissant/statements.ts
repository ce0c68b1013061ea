import type { DatasetStatement, Diagnostic } from "@almanac/core";
import type { DocumentNode } from "../../read/document-node.ts";
import { expandedKeys, joinedText } from "./linked-data.ts";

const PREFIX = /^(?:rai:|https?:\/\/mlcommons\.org\/croissant\/RAI\/)(.+)$/;
/** Properties of the vocabulary (version 1.0); hand-written documents leave their prefix out. */
const PROPERTIES = new Set([
  "dataLimitations", "dataCollection", "dataCollectionType", "dataCollectionMissingData", "dataCollectionRawData", "dataCollectionTimeframe", "dataUseCases", "useCases",
  "dataReleaseMaintenance", "dataReleaseMaintenancePlan", "dataImputationProtocol", "dataManipulationProtocol", "dataPreprocessingProtocol", "dataAnnotationProtocol",
  "dataAnnotationPlatform", "dataAnnotationAnalysis", "annotationPlatform", "annotationsPerItem", "annotatorDemographics", "machineAnnotationTools", "dataBiases",
  "dataSocialImpact", "personalSensitiveInformation", "dataSharingAgreements", "dataGovernanceProtocol",
]);

/** What a document says in the Responsible AI vocabulary, in its own order. */
export const statementsOf = (document: DocumentNode, problems: Diagnostic[]): readonly DatasetStatement[] =>
  expandedKeys(document).flatMap(({ key, means }): readonly DatasetStatement[] => {
    const about = PREFIX.exec(means)?.[1] ?? PREFIX.exec(key)?.[1] ?? (PROPERTIES.has(key) ? key : undefined);
    const text = about === undefined ? undefined : joinedText(document.get(key), problems);
    return about === undefined || text === undefined ? [] : [{ about, text }];
  });
