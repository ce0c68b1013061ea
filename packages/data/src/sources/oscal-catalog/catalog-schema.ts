import { z } from "zod";

/** The parts of an OSCAL catalog (JSON, model version 1) that Almanac reads; everything else in it is allowed and left alone. */
const Prop = z.object({ name: z.string(), value: z.string() });

const Part = z.object({
  name: z.string(),
  title: z.string().optional(),
  prose: z.string().optional(),
  props: z.array(Prop).optional(),
  get parts() {
    return z.array(Part).optional();
  },
});

const Param = z.object({
  id: z.string().min(1),
  label: z.string().optional(),
  select: z.object({ choice: z.array(z.string()).optional() }).optional(),
});

const Control = z.object({
  id: z.string().min(1),
  title: z.string().min(1),
  params: z.array(Param).optional(),
  props: z.array(Prop).optional(),
  parts: z.array(Part).optional(),
  get controls() {
    return z.array(Control).optional();
  },
});

const Group = z.object({
  id: z.string().min(1).optional(),
  title: z.string().min(1),
  controls: z.array(Control).optional(),
  get groups() {
    return z.array(Group).optional();
  },
});

export const CatalogSchema = z.object({
  catalog: z.object({
    uuid: z.string(),
    metadata: z.object({ title: z.string().min(1), version: z.string(), "oscal-version": z.string(), "last-modified": z.string() }),
    groups: z.array(Group).optional(),
    controls: z.array(Control).optional(),
  }),
});

export type OscalCatalog = z.infer<typeof CatalogSchema>["catalog"];
export type OscalGroup = z.infer<typeof Group>;
export type OscalControl = z.infer<typeof Control>;
export type OscalPart = z.infer<typeof Part>;
