/**
 * Writes a language model of random weights in the GGUF format (github.com/ggml-org/ggml, docs/gguf.md): one layer of Llama's
 * architecture, one token a character. It talks nonsense, but a real server loads it, streams, follows grammars and calls tools.
 */

const EMBEDDING = 64
const HEADS = 2
const FEED_FORWARD = 128
const CONTEXT = 4096
const ALIGNMENT = 32

const enum_ = { uint32: 4, int32: 5, float32: 6, bool: 7, string: 8, array: 9 } as const
/** Kinds of token. */
const kind = { normal: 1, unknown: 2, control: 3, userDefined: 4, byte: 6 } as const

type Token = { readonly text: string; readonly kind: number }

/** Printable characters and the line break are words of their own; the 256 bytes let it read everything else. */
const tokens: readonly Token[] = [
  { text: '<unk>', kind: kind.unknown },
  { text: '<s>', kind: kind.control },
  { text: '</s>', kind: kind.control },
  ...Array.from({ length: 256 }, (_, byte) => ({
    text: `<0x${byte.toString(16).toUpperCase().padStart(2, '0')}>`,
    kind: kind.byte,
  })),
  // U+2581 is how this tokeniser writes a space.
  ...Array.from({ length: 94 }, (_, index) => ({ text: String.fromCharCode(33 + index), kind: kind.normal })),
  { text: '\u2581', kind: kind.normal },
  { text: '<tool_call>', kind: kind.userDefined },
]

/** Turns and tools as most open models write them, so that the server knows how a call looks. */
const chatTemplate = `{%- if tools %}<|im_start|>system
Call a tool:
<tools>{% for tool in tools %}
{{ tool | tojson }}{% endfor %}
</tools>
<tool_call>{"name": <function-name>, "arguments": <args-json-object>}</tool_call><|im_end|>
{% endif %}{%- for message in messages %}{%- if message.role == 'assistant' %}<|im_start|>assistant{% if message.content %}
{{ message.content }}{% endif %}{%- for tool_call in message.tool_calls or [] %}
<tool_call>{"name": "{{ tool_call.function.name }}", "arguments": {{ tool_call.function.arguments | tojson }}}</tool_call>{%- endfor %}<|im_end|>
{% elif message.role == 'tool' %}<|im_start|>user
<tool_response>
{{ message.content }}
</tool_response><|im_end|>
{% else %}<|im_start|>{{ message.role }}
{{ message.content }}<|im_end|>
{% endif %}{%- endfor %}{%- if add_generation_prompt %}<|im_start|>assistant
{% endif %}`

class Writer {
  readonly #parts: Buffer[] = []
  length = 0

  #push(part: Buffer): this {
    this.#parts.push(part)
    this.length += part.length
    return this
  }
  u32(value: number): this {
    const part = Buffer.alloc(4)
    part.writeUInt32LE(value)
    return this.#push(part)
  }
  u64(value: number): this {
    const part = Buffer.alloc(8)
    part.writeBigUInt64LE(BigInt(value))
    return this.#push(part)
  }
  f32(...values: readonly number[]): this {
    return this.#push(Buffer.from(Float32Array.from(values).buffer))
  }
  bool(value: boolean): this {
    return this.#push(Buffer.from([value ? 1 : 0]))
  }
  text(value: string): this {
    const bytes = Buffer.from(value)
    return this.u64(bytes.length).#push(bytes)
  }
  raw(bytes: Buffer): this {
    return this.#push(bytes)
  }
  pad(): this {
    return this.#push(Buffer.alloc((ALIGNMENT - (this.length % ALIGNMENT)) % ALIGNMENT))
  }
  bytes(): Buffer {
    return Buffer.concat(this.#parts)
  }
}

/** The same weights every time (xorshift32), about normal with deviation 0.5. */
function weights(seed: number): () => number {
  let state = seed
  const uniform = (): number => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 0xff_ff_ff_ff
  }
  return () => uniform() + uniform() + uniform() - 1.5
}

type Tensor = { readonly name: string; readonly shape: readonly number[]; readonly values: Float32Array }

function tensors(seed: number, callsTools: boolean): readonly Tensor[] {
  const next = weights(seed)
  const random = (name: string, shape: readonly number[], scale = 1): Tensor => ({
    name,
    shape,
    values: Float32Array.from({ length: shape.reduce((all, one) => all * one, 1) }, () => next() * scale),
  })
  const ones = (name: string): Tensor => ({ name, shape: [EMBEDDING], values: new Float32Array(EMBEDDING).fill(1) })
  // The first dimension is one and the same for all words, so that the output layer can silence some of them.
  const embedding = random('token_embd.weight', [EMBEDDING, tokens.length])
  const output = random('output.weight', [EMBEDDING, tokens.length])
  tokens.forEach((token, index) => {
    embedding.values[index * EMBEDDING] = 8
    // Bytes and signs are never spoken: half of a character would be broken UTF-8. The end is spoken now and then.
    output.values[index * EMBEDDING] = loudness(token, callsTools)
  })
  return [
    embedding,
    ones('output_norm.weight'),
    output,
    ones('blk.0.attn_norm.weight'),
    ...['q', 'k', 'v', 'output'].map((name) => random(`blk.0.attn_${name}.weight`, [EMBEDDING, EMBEDDING], 0.1)),
    ones('blk.0.ffn_norm.weight'),
    random('blk.0.ffn_gate.weight', [EMBEDDING, FEED_FORWARD], 0.1),
    random('blk.0.ffn_up.weight', [EMBEDDING, FEED_FORWARD], 0.1),
    random('blk.0.ffn_down.weight', [FEED_FORWARD, EMBEDDING], 0.1),
  ]
}

function loudness(token: Token, callsTools: boolean): number {
  if (token.kind === kind.normal) return 0
  if (token.kind === kind.userDefined) return callsTools ? 30 : -30
  // Where a call is required the end is not allowed before it, and after it the end is what is wanted.
  if (token.text === '</s>') return callsTools ? 60 : -0.3
  return -30
}

/** The bytes of a model file, some 300 kB. With `callsTools` it begins every answer with a call, and the server's grammar does the rest. */
export function tinyGguf({ seed = 7, callsTools = false } = {}): Buffer {
  const all = tensors(seed, callsTools)
  const fields: readonly ((out: Writer) => void)[] = [
    (out) => out.text('general.architecture').u32(enum_.string).text('llama'),
    (out) => out.text('general.name').u32(enum_.string).text('tiny-random'),
    (out) => out.text('general.alignment').u32(enum_.uint32).u32(ALIGNMENT),
    ...Object.entries({
      context_length: CONTEXT,
      embedding_length: EMBEDDING,
      block_count: 1,
      feed_forward_length: FEED_FORWARD,
      'attention.head_count': HEADS,
      'rope.dimension_count': EMBEDDING / HEADS,
      vocab_size: tokens.length,
    }).map(
      ([name, value]) =>
        (out: Writer) =>
          out.text(`llama.${name}`).u32(enum_.uint32).u32(value),
    ),
    (out) => out.text('llama.attention.layer_norm_rms_epsilon').u32(enum_.float32).f32(1e-5),
    (out) => out.text('tokenizer.ggml.model').u32(enum_.string).text('llama'),
    (out) => {
      out.text('tokenizer.ggml.tokens').u32(enum_.array).u32(enum_.string).u64(tokens.length)
      for (const { text } of tokens) out.text(text)
    },
    (out) =>
      out
        .text('tokenizer.ggml.scores')
        .u32(enum_.array)
        .u32(enum_.float32)
        .u64(tokens.length)
        .f32(...tokens.map(() => 0)),
    (out) => {
      out.text('tokenizer.ggml.token_type').u32(enum_.array).u32(enum_.int32).u64(tokens.length)
      for (const token of tokens) out.u32(token.kind)
    },
    (out) => out.text('tokenizer.ggml.unknown_token_id').u32(enum_.uint32).u32(0),
    (out) => out.text('tokenizer.ggml.bos_token_id').u32(enum_.uint32).u32(1),
    (out) => out.text('tokenizer.ggml.eos_token_id').u32(enum_.uint32).u32(2),
    (out) => out.text('tokenizer.ggml.add_space_prefix').u32(enum_.bool).bool(false),
    (out) => out.text('tokenizer.chat_template').u32(enum_.string).text(chatTemplate),
  ]
  const out = new Writer().raw(Buffer.from('GGUF')).u32(3).u64(all.length).u64(fields.length)
  for (const write of fields) write(out)
  let offset = 0
  for (const { name, shape, values } of all) {
    out.text(name).u32(shape.length)
    for (const size of shape) out.u64(size)
    out.u32(0).u64(offset)
    offset += Math.ceil(values.byteLength / ALIGNMENT) * ALIGNMENT
  }
  out.pad()
  for (const { values } of all) out.raw(Buffer.from(values.buffer)).pad()
  return out.bytes()
}
