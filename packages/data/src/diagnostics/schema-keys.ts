import { z } from "zod";

type Schema = z.core.$ZodType;

/** The schemas that a value of a schema may be: unwrapped of optional, default, pipe and refinement, with the branches of unions. */
function shapes(schema: Schema): readonly Schema[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable || schema instanceof z.ZodDefault) return shapes(schema.def.innerType);
  if (schema instanceof z.ZodPipe) return shapes(schema.def.in);
  if (schema instanceof z.ZodUnion) return schema.def.options.flatMap(shapes);
  return [schema];
}

/** The keys that a schema knows at a path, for the nearest name of an unknown one. */
export function keysAt(schema: Schema, path: readonly PropertyKey[]): readonly string[] {
  let here = shapes(schema);
  for (const key of path)
    here = here.flatMap((one): readonly Schema[] => {
      if (one instanceof z.ZodObject) {
        const shape: Readonly<Record<string, Schema>> = one.def.shape;
        const next = shape[String(key)];
        return next === undefined ? [] : shapes(next);
      }
      if (one instanceof z.ZodArray) return shapes(one.def.element);
      return one instanceof z.ZodRecord ? shapes(one.def.valueType) : [];
    });
  return here.flatMap((one) => (one instanceof z.ZodObject ? Object.keys(one.def.shape) : []));
}
