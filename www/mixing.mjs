// The inner part of `src/pack/mix.ts`, as WebAssembly text: guesses a byte bit by bit, and packs or unpacks it.
//
// It runs some one and a half million times before the engine is there. What is done for each context is written out here
// five times, so that places stay in registers and chances are learned eight at a time.

const CONTEXTS = [0, 1, 2, 3, 4];
const each = (text, of = CONTEXTS) => of.map(text).join("\n");
/** An expression around an expression, for each. */
const nested = (first, text, of = CONTEXTS) => of.reduce((inner, at) => text(inner, at), first);
const splat = (number) => `(v128.const i16x8 ${Array(8).fill(number).join(" ")})`;

/**
 * Chances of 12 bits that a 1 follows, and how often they were seen in 4; memory is empty at first, so a bit is turned.
 * There are 16 for each context: 15, and what tells the context from others before them.
 */
const CHANCES = 0x400000;
const TURN = splat(0x8000);
/** A chance is learned from no slower than when it was seen so often. */
const SEEN = 10;
/** How fast, of 256. */
const RATES = Array.from({ length: 16 }, (_, seen) => Math.round(256 / (seen + 1.4)));

export const mixing = `(module
  (memory (export "memory") 208)
  ;; What the arithmetic coder may still choose from, what it reads (when unpacking), and where the next byte is.
  (global $low (mut i32) (i32.const 0))
  (global $high (export "high") (mut i32) (i32.const -1))
  (global $code (mut i32) (i32.const 0))
  (global $at (export "at") (mut i32) (i32.const 0xc00000))

  ;; Reads the first four bytes.
  (func (export "start")
    (loop $more
      (global.set $code (i32.or (i32.shl (global.get $code) (i32.const 8)) (i32.load8_u (global.get $at))))
      (global.set $at (i32.add (global.get $at) (i32.const 1)))
      (br_if $more (i32.lt_u (global.get $at) (i32.const 0xc00004)))))

  ;; Where the chances of a context are: in a table that stays near the processor, and so is too small for all. Two
  ;; have a place together, and of those that were there the one that was seen less often gives way.
  (func $group (param $hash i32) (result i32)
    (local $group i32) (local $check i32)
    (local.set $hash (i32.mul (local.get $hash) (i32.const 0x85ebca6b)))
    (local.set $hash
      (i32.mul (i32.xor (local.get $hash) (i32.shr_u (local.get $hash) (i32.const 15))) (i32.const 0x27d4eb2f)))
    (local.set $group (i32.and (i32.shr_u (local.get $hash) (i32.const 9)) (i32.const 0x7fffe0)))
    (local.set $check (i32.and (local.get $hash) (i32.const 0xfff)))
    (if (i32.eq (local.get $check) (i32.load16_u offset=${CHANCES} (local.get $group)))
      (then (return (local.get $group))))
    (local.set $group (i32.xor (local.get $group) (i32.const 32)))
    (if (i32.eq (local.get $check) (i32.load16_u offset=${CHANCES} (local.get $group)))
      (then (return (local.get $group))))
    (if (i32.lt_u
          (i32.and (i32.load16_u offset=${CHANCES + 2} (i32.xor (local.get $group) (i32.const 32))) (i32.const 15))
          (i32.and (i32.load16_u offset=${CHANCES + 2} (local.get $group)) (i32.const 15)))
      (then (local.set $group (i32.xor (local.get $group) (i32.const 32)))))
    (v128.store offset=${CHANCES} (local.get $group) (v128.const i64x2 0 0))
    (v128.store offset=${CHANCES + 16} (local.get $group) (v128.const i64x2 0 0))
    (i32.store16 offset=${CHANCES} (local.get $group) (local.get $check))
    (local.get $group))

  ;; The next byte. "leaves" is where the codes of its kind begin, behind those of the first; "plain" and "matched" are the weights without and with a guess of what follows the same bytes,
  ;; "expected" is the code of that guess, or 0; "right" is where it stands how often it was right; "given" is the code
  ;; to pack, or 0.
  (func (export "byte")
    (param $leaves i32) (param $plain i32) (param $matched i32) (param $expected i32) (param $right i32) (param $given i32)
    (result i32)
    ${each((at) => `(local $group${at} i32) (local $place${at} i32)`)}
    (local $node i32) (local $half i32) (local $shift i32) (local $depth i32) (local $chance i32) (local $weights i32)
    (local $is i32) (local $isMatched i32) (local $toOne i32) (local $span i32) (local $middle i32) (local $guess f32)
    (local $kept v128) (local $chances v128) (local $first v128) (local $second v128) (local $sum v128)
    (local.set $node (i32.const 1))
    ;; How far a code is still to be shifted.
    (local.set $shift (i32.sub (i32.const 31) (i32.clz (local.get $expected))))
    (local.set $depth (i32.sub (i32.const 31) (i32.clz (local.get $given))))
    (loop $bit
      ;; Chances are kept for four bits.
      (if (i32.or (i32.eq (local.get $node) (i32.const 1)) (i32.ge_u (local.get $half) (i32.const 32)))
        (then
          (local.set $half (i32.const 2))
          (local.set $span (i32.mul (local.get $node) (i32.const 0x9e3779b1)))
          ${each((at) => `(local.set $group${at} (call $group (i32.add (i32.load (i32.const ${0x6100 + 4 * at})) (local.get $span))))`)}))
      ;; What each context guesses.
      ${each((at) => `(local.set $place${at} (i32.add (local.get $group${at}) (local.get $half)))`)}
      (local.set $kept
        (v128.xor ${TURN} ${nested("(v128.const i64x2 0 0)", (inner, at) => `(v128.load16_lane offset=${CHANCES} ${at} (local.get $place${at}) ${inner})`)}))
      (local.set $chances (i16x8.shr_u (local.get $kept) (i32.const 4)))
      (local.set $first ${nested("(v128.const i64x2 0 0)", (inner, at) => `(v128.load32_lane offset=0x2000 ${at} (i32.shl (i16x8.extract_lane_u ${at} (local.get $chances)) (i32.const 2)) ${inner})`, [0, 1, 2, 3])})
      (local.set $second ${nested("(v128.const i64x2 0 0)", (inner, at) => `(v128.load32_lane offset=0x2000 ${at - 4} (i32.shl (i16x8.extract_lane_u ${at} (local.get $chances)) (i32.const 2)) ${inner})`, [4])})
      ;; What followed the same bytes.
      (local.set $isMatched (i32.eq (i32.shr_u (local.get $expected) (local.get $shift)) (local.get $node)))
      (local.set $shift (i32.sub (local.get $shift) (i32.const 1)))
      (local.set $depth (i32.sub (local.get $depth) (i32.const 1)))
      (local.set $toOne (i32.and (i32.shr_u (local.get $expected) (local.get $shift)) (i32.const 1)))
      (if (local.get $isMatched)
        (then
          (local.set $guess
            (f32.load offset=0x2000 (i32.and (i32.shr_u (i32.load16_u (local.get $right)) (i32.const 2)) (i32.const 0x3ffc))))
          (local.set $second
            (f32x4.replace_lane 2
              (local.get $second)
              (select (local.get $guess) (f32.neg (local.get $guess)) (local.get $toOne))))))
      ;; The mix.
      (local.set $weights
        (select (local.get $matched) (local.get $plain) (local.get $isMatched)))
      (local.set $sum
        (f32x4.add
          (f32x4.mul (local.get $first) (v128.load (local.get $weights)))
          (f32x4.mul (local.get $second) (v128.load offset=16 (local.get $weights)))))
      (local.set $sum
        (f32x4.add (local.get $sum) (i8x16.shuffle 8 9 10 11 12 13 14 15 0 1 2 3 4 5 6 7 (local.get $sum) (local.get $sum))))
      (local.set $chance
        (i32.load16_u
          (i32.shl
            (i32.trunc_sat_f32_s
              (f32.min (f32.max
                (f32.mul
                  (f32.add
                    (f32.add (f32x4.extract_lane 0 (local.get $sum)) (f32x4.extract_lane 1 (local.get $sum)))
                    (f32.const 8))
                  (f32.const 256))
                (f32.const 2)) (f32.const 4093)))
            (i32.const 1))))
      ;; The coder.
      (local.set $span (i32.sub (global.get $high) (global.get $low)))
      (local.set $middle
        (i32.add
          (global.get $low)
          (i32.add
            (i32.mul (i32.shr_u (local.get $span) (i32.const 16)) (local.get $chance))
            (i32.shr_u (i32.mul (i32.and (local.get $span) (i32.const 0xffff)) (local.get $chance)) (i32.const 16)))))
      (local.set $is
        (select
          (i32.and (i32.shr_u (local.get $given) (local.get $depth)) (i32.const 1))
          (i32.le_u (global.get $code) (local.get $middle))
          (local.get $given)))
      (if (local.get $is)
        (then (global.set $high (local.get $middle)))
        (else (global.set $low (i32.add (local.get $middle) (i32.const 1)))))
      (block $enough
        (loop $more
          (br_if $enough (i32.ge_u (i32.xor (global.get $low) (global.get $high)) (i32.const 0x1000000)))
          (if (local.get $given)
            (then (i32.store8 (global.get $at) (i32.shr_u (global.get $high) (i32.const 24)))))
          (global.set $code (i32.or (i32.shl (global.get $code) (i32.const 8)) (i32.load8_u (global.get $at))))
          (global.set $at (i32.add (global.get $at) (i32.const 1)))
          (global.set $low (i32.shl (global.get $low) (i32.const 8)))
          (global.set $high (i32.or (i32.shl (global.get $high) (i32.const 8)) (i32.const 0xff)))
          (br $more)))
      ;; What is learned: by the mix, by each context, by what followed the same bytes.
      (local.set $sum
        (f32x4.splat
          (f32.mul
            (f32.convert_i32_s (i32.sub (i32.shl (local.get $is) (i32.const 16)) (local.get $chance)))
            (f32.const 4.57763671875e-8))))
      (v128.store (local.get $weights)
        (f32x4.add (v128.load (local.get $weights)) (f32x4.mul (local.get $sum) (local.get $first))))
      (v128.store offset=16 (local.get $weights)
        (f32x4.add (v128.load offset=16 (local.get $weights)) (f32x4.mul (local.get $sum) (local.get $second))))
      (local.set $first (v128.and (local.get $kept) ${splat(15)}))
      (local.set $second
        (i16x8.shl
          (v128.and (i8x16.swizzle (v128.const i8x16 ${RATES.join(" ")}) (local.get $first)) ${splat(255)})
          (i32.const 4)))
      (local.set $kept
        (v128.xor ${TURN}
          (v128.or
            (i16x8.sub (local.get $first) (i16x8.lt_s (local.get $first) ${splat(SEEN)}))
            (i16x8.shl
              (i16x8.add
                (local.get $chances)
                (i16x8.q15mulr_sat_s
                  (i16x8.shl
                    (i16x8.sub (i16x8.splat (i32.mul (local.get $is) (i32.const 4095))) (local.get $chances))
                    (i32.const 3))
                  (local.get $second)))
              (i32.const 4)))))
      ${each((at) => `(v128.store16_lane offset=${CHANCES} ${at} (local.get $place${at}) (local.get $kept))`)}
      (if (local.get $isMatched)
        (then
          (local.set $chance (i32.load16_u (local.get $right)))
          (i32.store16 (local.get $right)
            (i32.add
              (local.get $chance)
              (i32.shr_s
                (i32.sub
                  (select (i32.const 65535) (i32.const 0) (i32.eq (local.get $is) (local.get $toOne)))
                  (local.get $chance))
                (i32.const 6))))))
      (local.set $node (i32.add (i32.shl (local.get $node) (i32.const 1)) (local.get $is)))
      (local.set $half (i32.shl (i32.add (local.get $half) (local.get $is)) (i32.const 1)))
      (local.set $chance (i32.load16_u offset=0x8000 (i32.add (local.get $leaves) (i32.shl (local.get $node) (i32.const 1)))))
      (br_if $bit (i32.eqz (local.get $chance))))
    (i32.and (local.get $chance) (i32.const 0xff))))
`;
