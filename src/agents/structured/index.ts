export { compileSchema, SchemaError, type CompileOptions, type SchemaDialect } from './compile-schema'
export { readJson, type ReadJson } from './repair-json'
export { askStructured, type AskForJson, type Structured, type StructuredRequest } from './structured'
