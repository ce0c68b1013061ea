import { readFileSync, readdirSync } from "node:fs"; import { join, posix } from "node:path"; import { fromHtml } from "hast-util-from-html"; import { gunzipSync } from "node:zlib";
const root=process.argv[2]; const files=readdirSync(root,{recursive:true,withFileTypes:true}).filter(e=>e.isFile()).map(e=>join(e.parentPath,e.name).slice(root.length+1)).sort();
const bad=[]; const ids=new Map(), links=[]; const els=new Set(); const errs=new Map();
for(const f of files){ if(/[^\x21-\x7e]|[<>"'&=+@]/.test(f)) bad.push("name "+f);
 if(f.endsWith(".html")){ const t=readFileSync(join(root,f),"utf8"); if(/[\u202a-\u202e\u2066-\u2069]/.test(t)) (errs.set("bidi control chars",(errs.get("bidi control chars")??0)+1));
  const own=new Set(); ids.set(f,own);
  const tree=fromHtml(t,{onerror:e=>{const k=e.ruleId; errs.set(k,(errs.get(k)??0)+1); if((errs.get(k))<3) console.log("parse",f,e.ruleId,e.line,e.column,t.split("\n")[e.line-1]?.slice(Math.max(0,e.column-60),e.column+40));}});
  const walk=(n,path)=>{ if(n.type==="element"){ els.add(n.tagName); const p=n.properties;
    if(["iframe","object","embed","form","base","style","foreignObject","noscript"].includes(n.tagName)&&!(n.tagName==="form")) bad.push(`${f} <${n.tagName}>`);
    if(n.tagName==="script"&&!(typeof p.src==="string"&&/scripts\/(theme|search)\.js$/.test(p.src))) bad.push(`${f} script ${JSON.stringify(p)}`);
    if(n.tagName==="img") bad.push(`${f} img ${JSON.stringify(p)}`);
    for(const [k,v] of Object.entries(p)){ if(/^on/i.test(k)) bad.push(`${f} <${n.tagName} ${k}>`); if(k==="style") bad.push(`${f} style`); if(/href|src|action/i.test(k)&&/^\s*(javascript|data|vbscript):/i.test(String(v))) bad.push(`${f} ${k}=${v}`);
      if(/[<>"'`=]/.test(k)) bad.push(`${f} attr name ${k}`);}
    if(p.id!==undefined){ if(own.has(p.id)) bad.push(`${f} dup id ${p.id}`); own.add(String(p.id)); if(/\s/.test(p.id)||p.id==="") bad.push(`${f} id with space ${p.id}`); }
    for(const k of ["href","src"]) if(typeof p[k]==="string") links.push([f,p[k]]);
    for(const k of ["ariaLabelledBy","ariaDescribedBy","ariaControls"]) if(p[k]) links.push([f,"#"+[].concat(p[k])[0]]);
  } for(const c of n.children??[]) walk(c); if(n.content) walk(n.content); }; walk(tree); }
 if(f.endsWith(".csv")){ const t=readFileSync(join(root,f),"utf8"); let i=0,row=[],rows=[],cell="",q=false,wasq=false; for(;i<t.length;i++){const c=t[i]; if(q){ if(c==='"'){ if(t[i+1]==='"'){cell+='"';i++;} else q=false;} else cell+=c;} else if(c==='"'&&cell===""){q=true;wasq=true;} else if(c===","){row.push(cell);cell="";} else if(c==="\r"&&t[i+1]==="\n"){row.push(cell);cell="";rows.push(row);row=[];i++;} else cell+=c;}
  if(new Set(rows.map(r=>r.length)).size>1) bad.push(f+" ragged"); for(const r of rows) for(const c of r) if(/^[\s\u200b-\u200f\u202a-\u202e]*[=+\-@＝＋－＠|%]/.test(c)&&!/^-?\d+(\.\d+)?$/.test(c)) bad.push(`${f} cell ${JSON.stringify(c.slice(0,40))}`); if (/^'/.test(t)) bad.push("x"); }
 if(f.endsWith(".json")) JSON.parse(readFileSync(join(root,f),"utf8"));
 if(f.endsWith(".css")){const t=readFileSync(join(root,f),"utf8"); if(f.includes("print")) console.log(f,t.slice(0,700));}
 const raw=/\.pf_|\.pagefind$/.test(f)?gunzipSync(readFileSync(join(root,f))).toString("latin1"):readFileSync(join(root,f),"latin1"); for(const s of ["/tmp/","/work","/root",process.env.HOME,"node_modules","npmjs","file://"]) if(raw.includes(s)&&!/evil/.test(s)) bad.push(`${f} holds ${s}: ${raw.slice(Math.max(0,raw.indexOf(s)-40),raw.indexOf(s)+40)}`);
}
for(const [from,to] of links){ if(/^[a-z]+:/.test(to)) continue; const [p="",a]=to.split("#"); const target=p===""?from:posix.normalize(posix.join(posix.dirname(from),p)); if(!files.includes(target)) bad.push(`link ${from}: ${to}`); else if(a!==undefined&&a!==""&&target.endsWith(".html")&&!ids.get(target)?.has(decodeURIComponent(a))) bad.push(`anchor ${from}: ${to}`); }
console.log("files",files.length,"links",links.length); console.log([...els].join(" ")); console.log(errs); console.log(bad.slice(0,60).join("\n")); console.log("bad",bad.length);
