use exoskin_therapy::delivery::{lattice::{Lattice, Region}, Resolution, flow::Flow};
fn main(){
  for d in 0..21u64 { let s = if d==0 {exoskin_bench::reference().unwrap()} else {exoskin_bench::random(d-1).unwrap()};
  for split in [1,2]{
  let l=Lattice::new(&s,&Resolution{split,..Resolution::default()});
  let g=&l.graph;
  let f=Flow::new(&s);
  let mut counts=String::new();
  for layer in 0..l.mesh.layers(){ let n=(0..l.mesh.rings()).filter(|&r| l.region(layer,r)!=Region::Closed).count(); counts+=&format!("{n} ");}
  println!("d{d} split {split} cells {} open {} rings {} layers {} film {} pools {} sinks {} edges {} outlets {} dry {:.0} plug {:.0} outflow {:.3e}\n   {counts}", g.cells, l.unknowns(), l.mesh.rings(), l.mesh.layers(), l.film_layers, g.pools.len(), g.sinks.len(), g.edges.len(), g.outlets.len(), f.dry_s, f.plug_s, s.fluid.outflow_um3_per_s);
  if d==0 {println!("r {:?}\nz {:?} {:?}", l.mesh.r, l.mesh.z, s);}
  }}
}
